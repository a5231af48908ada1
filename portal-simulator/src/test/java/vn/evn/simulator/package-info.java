/** Tests of the simulator as a whole: architecture and the document of its API. */
@NullMarked
package vn.evn.simulator;

import org.jspecify.annotations.NullMarked;
