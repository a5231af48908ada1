/** Tests of the comparison with the portal. */
@NullMarked
package vn.evn.portal.parity;

import org.jspecify.annotations.NullMarked;
