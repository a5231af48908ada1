package vn.evn.portal.parity;

/**
 * Something that the portal knows differently.
 *
 * @param codeKey key of the dossier
 * @param ours what we know; empty for what we do not know
 * @param theirs what the portal knows; empty for what it does not know
 */
record Difference(String codeKey, Kind kind, String ours, String theirs) {
  /** Kinds of difference. */
  enum Kind {
    /** The portal does not know the dossier. */
    MISSING_THERE,
    /** The portal has a dossier that never reached us, or that request-service has not told of. */
    MISSING_HERE,
    OTHER_STATE,
    OTHER_DUE_DATE;

    /** Whether telling the dossier again can mend it. */
    boolean isRepairable() {
      return this != MISSING_HERE;
    }
  }
}
