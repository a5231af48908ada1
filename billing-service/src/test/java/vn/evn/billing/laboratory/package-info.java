/** Tests of the tariff laboratory. */
@NullMarked
package vn.evn.billing.laboratory;

import org.jspecify.annotations.NullMarked;
