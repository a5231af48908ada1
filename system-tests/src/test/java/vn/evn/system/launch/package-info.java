/** Black-box tests of {@code ./run}: the packaged stack, its crashes, its end by a signal. */
@NullMarked
package vn.evn.system.launch;

import org.jspecify.annotations.NullMarked;
