package vn.evn.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The person or body that applies.
 *
 * @param kind what kind of applicant
 * @param name full name of the person or name of the body
 * @param identity the paper that identifies the applicant; null where a channel does not know it
 * @param phone digits with an optional leading plus sign; null if not given
 * @param email null if not given
 * @param portalAccountId account of the applicant on the national portal (TechID); null elsewhere
 */
public record Applicant(
    Kind kind,
    String name,
    @Nullable Identity identity,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String portalAccountId) {

  /** Kinds of applicant. */
  public enum Kind {
    CITIZEN,
    BUSINESS,
    STATE_AGENCY,
    ORGANISATION
  }

  /**
   * An identity paper.
   *
   * @param number as printed, without spaces; never in a log, URL or event attribute
   */
  public record Identity(IdentityKind kind, String number) {}

  /** Kinds of identity paper. */
  public enum IdentityKind {
    /** Twelve digits. */
    CITIZEN_ID,
    /** The former identity card of nine digits. */
    OLD_ID,
    PASSPORT,
    /** Ten digits, or ten, a hyphen and three. */
    TAX_CODE
  }
}
