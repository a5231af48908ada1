/** What an operator sees of the traffic with the portal. */
@NullMarked
package vn.evn.portal.operator;

import org.jspecify.annotations.NullMarked;
