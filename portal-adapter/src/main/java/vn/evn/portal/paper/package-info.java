/**
 * Papers that the portal gives as an address: noted with the message, fetched after the answer, and
 * announced once they are stored or given up.
 */
@NullMarked
package vn.evn.portal.paper;

import org.jspecify.annotations.NullMarked;
