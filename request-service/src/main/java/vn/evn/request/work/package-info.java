/** Requests as they are worked: the one place that changes them, their store and their API. */
@NullMarked
package vn.evn.request.work;

import org.jspecify.annotations.NullMarked;
