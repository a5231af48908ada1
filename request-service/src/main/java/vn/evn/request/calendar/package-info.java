/**
 * The working calendar in use, and those that were: each is kept, so that old dates stay explained.
 */
@NullMarked
package vn.evn.request.calendar;

import org.jspecify.annotations.NullMarked;
