/** Texts as they can be kept: what a database and UTF-8 can hold. */
@NullMarked
package vn.evn.platform.text;

import org.jspecify.annotations.NullMarked;
