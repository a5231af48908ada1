/** How fast portal-adapter takes applications in and tells the portal, measured from outside. */
@NullMarked
package vn.evn.system.portal;

import org.jspecify.annotations.NullMarked;
