package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a call of the portal came to.
 *
 * @param kind how it ended
 * @param text words of the portal, or of the failure
 * @param body the whole answer; a missing node if there was none
 * @param mayBeDone whether it may have been carried out although no success was told
 */
record PortalAnswer(Kind kind, String text, JsonNode body, boolean mayBeDone) {
  /** How a call ended. Each kind has its own rule for trying again, see {@link RetryRules}. */
  enum Kind {
    SUCCESS,
    /** The portal knows the dossier already. */
    EXISTS,
    /** The portal does not know the dossier. */
    MISSING,
    /** The session is not taken any more. */
    SESSION_REJECTED,
    /** A business refusal: the portal understood and said no. */
    REFUSED,
    /**
     * The portal answered in its envelope, but something is wrong with it, not with the message.
     */
    PORTAL_ERROR,
    /** The way to the portal failed: no connection, no answer, or an answer that is none of its. */
    BUS_ERROR
  }

  /** An answer in the portal's envelope. */
  static PortalAnswer told(Kind kind, String text, JsonNode body) {
    return new PortalAnswer(kind, text, body, false);
  }

  /** A failure of the way to the portal. */
  static PortalAnswer lost(String why, boolean mayBeDone) {
    return new PortalAnswer(Kind.BUS_ERROR, why, MissingNode.getInstance(), mayBeDone);
  }

  boolean isSuccess() {
    return kind == Kind.SUCCESS;
  }

  /** The same, taken for another kind. */
  PortalAnswer as(Kind other) {
    return new PortalAnswer(other, text, body, mayBeDone);
  }
}
