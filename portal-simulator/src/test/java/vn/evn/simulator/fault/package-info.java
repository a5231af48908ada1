/** Tests of the plan of faults. */
@NullMarked
package vn.evn.simulator.fault;

import org.jspecify.annotations.NullMarked;
