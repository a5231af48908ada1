/**
 * What we tell the portal: rendered from events, sent in order per dossier, however long it takes.
 */
@NullMarked
package vn.evn.portal.outbound;

import org.jspecify.annotations.NullMarked;
