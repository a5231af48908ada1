/** Events of {@code evn.notifications}. */
@NullMarked
package vn.evn.contracts.notification;

import org.jspecify.annotations.NullMarked;
