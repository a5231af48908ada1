/** Tests of the wire forms. */
@NullMarked
package vn.evn.portal.message;

import org.jspecify.annotations.NullMarked;
