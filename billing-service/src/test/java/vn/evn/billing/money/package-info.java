/** Tests of amounts and of the one place that rounds them. */
@NullMarked
package vn.evn.billing.money;

import org.jspecify.annotations.NullMarked;
