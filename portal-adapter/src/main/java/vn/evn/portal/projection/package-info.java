/** What evn.requests tells of the requests, in the portal's words. */
@NullMarked
package vn.evn.portal.projection;

import org.jspecify.annotations.NullMarked;
