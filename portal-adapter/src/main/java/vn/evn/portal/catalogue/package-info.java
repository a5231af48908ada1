/** The portal's catalogues: read with a cache, and held against what is served here. */
@NullMarked
package vn.evn.portal.catalogue;

import org.jspecify.annotations.NullMarked;
