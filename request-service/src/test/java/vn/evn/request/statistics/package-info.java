/** Tests of the counts. */
@NullMarked
package vn.evn.request.statistics;

import org.jspecify.annotations.NullMarked;
