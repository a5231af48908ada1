/**
 * Discount programmes: dated sets of rules that lower a price or a bill, and who is eligible for
 * them. Plain Java; the programmes live in files on the class path, each with its legal basis.
 */
@NullMarked
package vn.evn.billing.discount;

import org.jspecify.annotations.NullMarked;
