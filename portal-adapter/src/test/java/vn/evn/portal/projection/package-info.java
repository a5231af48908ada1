/** Tests of the states in the words of the portal. */
@NullMarked
package vn.evn.portal.projection;

import org.jspecify.annotations.NullMarked;
