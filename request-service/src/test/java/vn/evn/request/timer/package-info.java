/** Tests of what time does to requests. */
@NullMarked
package vn.evn.request.timer;

import org.jspecify.annotations.NullMarked;
