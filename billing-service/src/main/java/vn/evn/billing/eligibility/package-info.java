/** Who falls under which programme, for which bill periods, by whose list. */
@NullMarked
package vn.evn.billing.eligibility;

import org.jspecify.annotations.NullMarked;
