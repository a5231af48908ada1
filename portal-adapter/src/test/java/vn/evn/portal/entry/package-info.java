/** Tests of the entry from the portal. */
@NullMarked
package vn.evn.portal.entry;

import org.jspecify.annotations.NullMarked;
