/**
 * Amounts: whole đồng, whole kilowatt-hours and percentages. No float or double comes near them,
 * and whatever can round names its rounding. Plain Java.
 */
@NullMarked
package vn.evn.billing.money;

import org.jspecify.annotations.NullMarked;
