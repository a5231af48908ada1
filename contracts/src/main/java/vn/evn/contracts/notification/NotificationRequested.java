package vn.evn.contracts.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The applicant of a request is to be told something. The texts are complete; whoever sends them
 * picks one of the ways and a language.
 *
 * @param requestCode request code; also the key of the event
 * @param requestVersion version of the request that it tells of; a sender that is late may drop
 *     what a higher version has overtaken
 * @param about type of the event of {@code evn.requests} that it tells of
 * @param template name of the template
 * @param templateValidFrom first day of the edition of the template
 * @param recipient where the applicant can be reached
 * @param ways in which the applicant prefers to be told, best first; never empty
 * @param vi Vietnamese text
 * @param en English text
 * @param rating the link by which the applicant can rate the request; null where there is none
 */
public record NotificationRequested(
    String requestCode,
    long requestVersion,
    String about,
    String template,
    LocalDate templateValidFrom,
    Recipient recipient,
    List<Way> ways,
    Text vi,
    Text en,
    @Nullable RatingLink rating) {

  /** CloudEvents type. */
  public static final String TYPE = "vn.evn.notification.requested.v1";

  /** Copies the ways. */
  public NotificationRequested {
    ways = List.copyOf(ways);
    if (ways.isEmpty()) {
      throw new IllegalArgumentException("a notification needs a way to the applicant");
    }
  }

  /** Ways to reach an applicant. */
  public enum Way {
    /** Needs the phone. */
    SMS,
    /** Needs the e-mail address. */
    EMAIL,
    /** Needs the phone. */
    ZALO,
    /** The app of the customer centre; needs the phone, by which the app knows its user. */
    APP
  }

  /**
   * Where the applicant can be reached.
   *
   * @param phone null if unknown
   * @param email null if unknown
   */
  public record Recipient(@Nullable String phone, @Nullable String email) {}

  /** A text to be sent. */
  public record Text(String subject, String body) {}

  /**
   * A link to rate with, once. It also stands in the texts.
   *
   * @param token to be handed back in the body of {@code POST /api/v1/tracking/ratings}
   * @param address of the page that does so, with the token behind {@code #}
   * @param expiresAt when the link ends
   */
  public record RatingLink(String token, String address, OffsetDateTime expiresAt) {}
}
