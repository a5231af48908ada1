/** Tests of bounded load on the agency. */
@NullMarked
package vn.evn.simulator.load;

import org.jspecify.annotations.NullMarked;
