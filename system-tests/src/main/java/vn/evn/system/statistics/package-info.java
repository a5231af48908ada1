/** Measures the statistics of request-service on ten million requests. */
@NullMarked
package vn.evn.system.statistics;

import org.jspecify.annotations.NullMarked;
