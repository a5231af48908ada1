/** Tests of the calendar in use. */
@NullMarked
package vn.evn.request.calendar;

import org.jspecify.annotations.NullMarked;
