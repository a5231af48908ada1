/** Tests of our own dossier codes. */
@NullMarked
package vn.evn.portal.registration;

import org.jspecify.annotations.NullMarked;
