/** The portal's language both ways; the only place of its field names. */
@NullMarked
package vn.evn.portal;

import org.jspecify.annotations.NullMarked;
