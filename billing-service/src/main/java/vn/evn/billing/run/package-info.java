/**
 * Bill runs: all bills of a scope and period, computed in chunks that any copy of the service may
 * take, looked at by a gate before they are issued, and announced from the table of bills.
 */
@NullMarked
package vn.evn.billing.run;

import org.jspecify.annotations.NullMarked;
