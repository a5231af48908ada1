/** Papers for the portal at signed, short-lived addresses. */
@NullMarked
package vn.evn.portal.file;

import org.jspecify.annotations.NullMarked;
