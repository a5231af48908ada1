/** Tests of the calculation of one bill against independently computed bills, laws and refusals. */
@NullMarked
package vn.evn.billing.calculation;

import org.jspecify.annotations.NullMarked;
