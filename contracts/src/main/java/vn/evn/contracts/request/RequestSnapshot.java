package vn.evn.contracts.request;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;

/**
 * The whole of a request at one version.
 *
 * @param code request code
 * @param version rises by one with each change; events of one request arrive in this order
 * @param serviceType code of the service
 * @param variant case of the service; null where it has none
 * @param externalId identifier in the channel; on the portal the dossier code
 * @param customerCode the customer it is about; of a new supply only after the contract step
 * @param unit code of the power unit that works it
 * @param state present state
 * @param step present step; null outside IN_PROGRESS
 * @param acceptedAt null before acceptance
 * @param dueAt promised date; null before acceptance
 * @param endedAt when processing ended (refused, withdrawn, stopped or completed); null while open
 * @param resultReturnedAt when the result was handed over; null before
 * @param details further fields of the application, as last supplemented
 * @param outcome what the request changes in billing; null where nothing or not yet
 * @param onBehalfBy who entered the application for the applicant; null if the applicant did
 * @param probableDuplicateOf codes of requests taken in before for what looks like the same wish; a
 *     hint for the officer, who decides
 */
public record RequestSnapshot(
    String code,
    long version,
    String serviceType,
    @Nullable String variant,
    Channel channel,
    String externalId,
    Applicant applicant,
    PlaceOfUse placeOfUse,
    @Nullable String customerCode,
    String unit,
    RequestState state,
    @Nullable String step,
    OffsetDateTime submittedAt,
    @Nullable OffsetDateTime acceptedAt,
    @Nullable OffsetDateTime dueAt,
    @Nullable OffsetDateTime endedAt,
    @Nullable OffsetDateTime resultReturnedAt,
    Map<String, Object> details,
    List<SupplementRound> supplementRounds,
    List<Fee> fees,
    List<DocumentReference> documents,
    List<ResultDocument> results,
    @Nullable Outcome outcome,
    @Nullable String onBehalfBy,
    List<String> probableDuplicateOf) {

  /** Copies the collections; an absent one is empty. Values of {@code details} may be null. */
  public RequestSnapshot {
    details =
        details == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    supplementRounds = supplementRounds == null ? List.of() : List.copyOf(supplementRounds);
    fees = fees == null ? List.of() : List.copyOf(fees);
    documents = documents == null ? List.of() : List.copyOf(documents);
    results = results == null ? List.of() : List.copyOf(results);
    probableDuplicateOf =
        probableDuplicateOf == null ? List.of() : List.copyOf(probableDuplicateOf);
  }

  /** A request that the applicant handed in and that looks like no other. */
  public RequestSnapshot(
      String code,
      long version,
      String serviceType,
      @Nullable String variant,
      Channel channel,
      String externalId,
      Applicant applicant,
      PlaceOfUse placeOfUse,
      @Nullable String customerCode,
      String unit,
      RequestState state,
      @Nullable String step,
      OffsetDateTime submittedAt,
      @Nullable OffsetDateTime acceptedAt,
      @Nullable OffsetDateTime dueAt,
      @Nullable OffsetDateTime endedAt,
      @Nullable OffsetDateTime resultReturnedAt,
      Map<String, Object> details,
      List<SupplementRound> supplementRounds,
      List<Fee> fees,
      List<DocumentReference> documents,
      List<ResultDocument> results,
      @Nullable Outcome outcome) {
    this(
        code,
        version,
        serviceType,
        variant,
        channel,
        externalId,
        applicant,
        placeOfUse,
        customerCode,
        unit,
        state,
        step,
        submittedAt,
        acceptedAt,
        dueAt,
        endedAt,
        resultReturnedAt,
        details,
        supplementRounds,
        fees,
        documents,
        results,
        outcome,
        null,
        List.of());
  }

  /**
   * One round of papers or data asked for after submission.
   *
   * @param number 1 for the first
   * @param reason what is asked, for the applicant
   * @param requestedBy name of the officer
   * @param answeredAt null while open
   * @param receivedBy who took the answer in; null while open
   * @param dueAtBefore promised date before the round; null before acceptance
   * @param dueAtAfter promised date after the answer; null while open
   */
  public record SupplementRound(
      int number,
      String reason,
      String requestedBy,
      OffsetDateTime requestedAt,
      @Nullable OffsetDateTime answeredAt,
      @Nullable String receivedBy,
      @Nullable OffsetDateTime dueAtBefore,
      @Nullable OffsetDateTime dueAtAfter) {}

  /**
   * A fee asked of the applicant.
   *
   * @param amountVnd whole VND
   * @param paidAt null while due
   * @param reference reference of the payment, or who confirmed it; null while due
   */
  public record Fee(
      String code,
      String name,
      long amountVnd,
      OffsetDateTime requestedAt,
      @Nullable OffsetDateTime paidAt,
      @Nullable String reference) {}

  /**
   * A paper handed over as result.
   *
   * @param name title of the paper, in Vietnamese
   * @param document where it lies; null where the result is a plain statement
   */
  public record ResultDocument(String name, @Nullable DocumentReference document) {}
}
