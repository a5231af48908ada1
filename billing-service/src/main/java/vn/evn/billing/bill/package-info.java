/** Bills computed from readings and facts, issued once, announced, and never changed. */
@NullMarked
package vn.evn.billing.bill;

import org.jspecify.annotations.NullMarked;
