/** Tests of what the portal pushes to the agency. */
@NullMarked
package vn.evn.simulator.push;

import org.jspecify.annotations.NullMarked;
