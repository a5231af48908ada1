/** The state machine of a request. Plain Java: no framework, no database. */
@NullMarked
package vn.evn.request.lifecycle;

import org.jspecify.annotations.NullMarked;
