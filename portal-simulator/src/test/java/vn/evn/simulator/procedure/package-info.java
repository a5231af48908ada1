/** Tests of the templates that applications are filled from. */
@NullMarked
package vn.evn.simulator.procedure;

import org.jspecify.annotations.NullMarked;
