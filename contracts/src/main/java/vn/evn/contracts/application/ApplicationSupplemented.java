package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;

/**
 * New data or papers for a known application; request-service decides whether an open supplement
 * round is answered by it.
 *
 * @param reason what the applicant says about the change; null if nothing
 * @param details fields of the application that have new values
 * @param documents papers added
 * @param applicant what changes of the applicant; null if nothing
 * @param placeOfUse the right place of use; null if it stays as it is
 */
public record ApplicationSupplemented(
    Channel channel,
    String externalId,
    OffsetDateTime submittedAt,
    @Nullable String reason,
    Map<String, Object> details,
    List<DocumentReference> documents,
    @Nullable ApplicantChanges applicant,
    @Nullable PlaceOfUse placeOfUse) {

  /** Copies the collections; an absent one is empty. Values of {@code details} may be null. */
  public ApplicationSupplemented {
    details =
        details == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    documents = documents == null ? List.of() : List.copyOf(documents);
  }

  /** Data and papers alone. */
  public ApplicationSupplemented(
      Channel channel,
      String externalId,
      OffsetDateTime submittedAt,
      @Nullable String reason,
      Map<String, Object> details,
      List<DocumentReference> documents) {
    this(channel, externalId, submittedAt, reason, details, documents, null, null);
  }
}
