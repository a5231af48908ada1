/**
 * Entry from the portal: a person comes by a deep link, signs on at an issuer, and gets a ticket to
 * hand in one application. What differs between the faces of the portal stays behind {@link
 * vn.evn.portal.entry.DeepLink}.
 */
@NullMarked
package vn.evn.portal.entry;

import org.jspecify.annotations.NullMarked;
