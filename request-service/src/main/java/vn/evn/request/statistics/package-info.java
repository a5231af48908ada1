/** Counts of requests. */
@NullMarked
package vn.evn.request.statistics;

import org.jspecify.annotations.NullMarked;
