/** The simulator under test: its settings, an agency that notes what it is told, and a client. */
@NullMarked
package vn.evn.simulator.testing;

import org.jspecify.annotations.NullMarked;
