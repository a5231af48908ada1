package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a call of the portal came to.
 *
 * @param kind how it ended
 * @param text words of the portal, or of the failure
 * @param body the whole answer; a missing node if there was none
 */
record PortalAnswer(Kind kind, String text, JsonNode body) {
  /** How a call ended. */
  enum Kind {
    SUCCESS,
    /** The portal knows the dossier already. */
    EXISTS,
    /** The session is not taken any more. */
    SESSION_REJECTED,
    /** The portal said no. */
    REFUSED,
    /** The bus or the portal failed before it could do anything. */
    FAILED,
    /** No answer came: it may or may not have been done. */
    UNKNOWN
  }
}
