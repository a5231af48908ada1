/**
 * The calculation of one bill, from checked input to lines, adjustments, tax and total. Plain Java:
 * no framework, no database; the same code serves the estimate, stored bills and bill runs.
 */
@NullMarked
package vn.evn.billing.calculation;

import org.jspecify.annotations.NullMarked;
