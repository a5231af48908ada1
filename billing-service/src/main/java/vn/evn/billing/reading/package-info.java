/** Readings of the meters at service points, and what was used between two of them. */
@NullMarked
package vn.evn.billing.reading;

import org.jspecify.annotations.NullMarked;
