/** Beginning anew: everything but the serial numbers is forgotten. */
@NullMarked
package vn.evn.simulator.reset;

import org.jspecify.annotations.NullMarked;
