@NullMarked
package vn.evn.billing.bill;

import org.jspecify.annotations.NullMarked;
