/** Tests of texts as they can be kept. */
@NullMarked
package vn.evn.platform.text;

import org.jspecify.annotations.NullMarked;
