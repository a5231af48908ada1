/** What applicants think of their requests, told to the portal as totals of a month. */
@NullMarked
package vn.evn.portal.rating;

import org.jspecify.annotations.NullMarked;
