/**
 * Counts of requests, filled by the transactions that change them. What a change adds is the
 * difference of what the request counts for after and before it; the sum over all requests is what
 * a recount finds. No question reads requests.
 */
@NullMarked
package vn.evn.request.statistics;

import org.jspecify.annotations.NullMarked;
