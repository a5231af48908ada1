/** Tests of the estimate without a server: own golden bills, comparison. */
@NullMarked
package vn.evn.billing.estimate;

import org.jspecify.annotations.NullMarked;
