/**
 * What the law sets for everyone, as dated data: the price books (one per price decision), the
 * value added tax on electricity and the surcharge for reactive power. Plain Java; the numbers live
 * in files on the class path, each with its source.
 */
@NullMarked
package vn.evn.billing.tariff;

import org.jspecify.annotations.NullMarked;
