/** Tests of tracking. */
@NullMarked
package vn.evn.request.tracking;

import org.jspecify.annotations.NullMarked;
