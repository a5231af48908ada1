/**
 * The demonstration: a client of the public APIs, the simulator and the public topics alone.
 * Whatever it claims it has read back.
 */
@NullMarked
package vn.evn.local.demonstration;

import org.jspecify.annotations.NullMarked;
