/** Working days, due dates and their explanation. Plain Java: no framework, no database. */
@NullMarked
package vn.evn.request.deadline;

import org.jspecify.annotations.NullMarked;
