/** Dossier codes of our own, for requests that were born here. */
@NullMarked
package vn.evn.portal.registration;

import org.jspecify.annotations.NullMarked;
