/** Tests of the ratings told to the portal. */
@NullMarked
package vn.evn.portal.rating;

import org.jspecify.annotations.NullMarked;
