/**
 * A bill worked out from what the caller tells, stored nowhere, and the form in which every bill is
 * answered.
 */
@NullMarked
package vn.evn.billing.estimate;

import org.jspecify.annotations.NullMarked;
