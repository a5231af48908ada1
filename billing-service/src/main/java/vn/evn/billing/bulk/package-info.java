/**
 * Files of a million lines: read as a stream, taken in whole or not at all, with faults by line.
 */
@NullMarked
package vn.evn.billing.bulk;

import org.jspecify.annotations.NullMarked;
