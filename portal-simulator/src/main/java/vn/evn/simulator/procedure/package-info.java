/**
 * The procedures that can be submitted, with the template of an application for each, and the
 * fictitious applicants that fill them.
 */
@NullMarked
package vn.evn.simulator.procedure;

import org.jspecify.annotations.NullMarked;
