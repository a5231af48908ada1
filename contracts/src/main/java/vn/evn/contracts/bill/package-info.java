/** Events of {@code evn.bills} and {@code evn.bill-runs}. */
@NullMarked
package vn.evn.contracts.bill;

import org.jspecify.annotations.NullMarked;
