/** Events of {@code evn.meter-readings}, and readings inside other events. */
@NullMarked
package vn.evn.contracts.reading;

import org.jspecify.annotations.NullMarked;
