/** The service as a whole, over its API and on real servers. */
@NullMarked
package vn.evn.portal;

import org.jspecify.annotations.NullMarked;
