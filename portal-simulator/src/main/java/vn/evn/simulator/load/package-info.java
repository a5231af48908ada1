/** Generated applications at a steady rate. */
@NullMarked
package vn.evn.simulator.load;

import org.jspecify.annotations.NullMarked;
