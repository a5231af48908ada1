/** Errors of the simulator's own JSON API as RFC 9457 problem details. */
@NullMarked
package vn.evn.simulator.problem;

import org.jspecify.annotations.NullMarked;
