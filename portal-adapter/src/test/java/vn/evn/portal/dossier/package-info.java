/** Tests of what is read out of a message. */
@NullMarked
package vn.evn.portal.dossier;

import org.jspecify.annotations.NullMarked;
