/**
 * Service points: the metered places that bills are computed for, with facts that hold from a day
 * on.
 */
@NullMarked
package vn.evn.billing.point;

import org.jspecify.annotations.NullMarked;
