/** The portal's language both ways. */
@NullMarked
package vn.evn.portal;

import org.jspecify.annotations.NullMarked;
