/** Tests of due dates, in plain Java. */
@NullMarked
package vn.evn.request.deadline;

import org.jspecify.annotations.NullMarked;
