/** Tests of the discount programmes: which rule acts, what it makes of a price, bad files. */
@NullMarked
package vn.evn.billing.discount;

import org.jspecify.annotations.NullMarked;
