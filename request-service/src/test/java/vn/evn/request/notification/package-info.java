/** Tests of what applicants are told. */
@NullMarked
package vn.evn.request.notification;

import org.jspecify.annotations.NullMarked;
