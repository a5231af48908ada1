/** Places of use that dossiers may be about, as data. */
@NullMarked
package vn.evn.portal.place;

import org.jspecify.annotations.NullMarked;
