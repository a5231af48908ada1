/** Events of {@code evn.applications}: what an applicant or the portal sends. */
@NullMarked
package vn.evn.contracts.application;

import org.jspecify.annotations.NullMarked;
