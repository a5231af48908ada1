/** Tests of the price books and the other legal data, good and bad. */
@NullMarked
package vn.evn.billing.tariff;

import org.jspecify.annotations.NullMarked;
