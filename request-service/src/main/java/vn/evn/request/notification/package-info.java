/**
 * Tells the applicant what became of a request: a text per event from dated template files, handed
 * to whatever sends it as an event of {@code evn.notifications}. Sending is another system's.
 */
@NullMarked
package vn.evn.request.notification;

import org.jspecify.annotations.NullMarked;
