/** Looks for what time should have done to requests, and has it done. */
@NullMarked
package vn.evn.request.timer;

import org.jspecify.annotations.NullMarked;
