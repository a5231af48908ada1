/** The business time zone and the one clock that everything asks. */
@NullMarked
package vn.evn.platform.time;

import org.jspecify.annotations.NullMarked;
