/** Tests of what is told to the portal. */
@NullMarked
package vn.evn.portal.outbound;

import org.jspecify.annotations.NullMarked;
