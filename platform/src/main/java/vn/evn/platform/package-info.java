/** What every service stands on; knows no business words. */
@NullMarked
package vn.evn.platform;

import org.jspecify.annotations.NullMarked;
