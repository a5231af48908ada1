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
 * @param dueProvisional whether the promised date may still move because the free days of its year
 *     are not known; null where no date is promised, and in requests of before it was told
 * @param answerDueAt until when the applicant has to answer or to pay; null where nothing is
 *     awaited
 * @param onBehalfBy who entered the application for the applicant; null if the applicant did
 * @param probableDuplicateOf codes of requests taken in before for what looks like the same wish, a
 *     hint for the officer, who decides; null where there are none
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
    @Nullable Boolean dueProvisional,
    @Nullable OffsetDateTime answerDueAt,
    @Nullable String onBehalfBy,
    @Nullable List<String> probableDuplicateOf) {

  /** Copies the collections; an absent one is empty. Values of {@code details} may be null. */
  public RequestSnapshot {
    details =
        details == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    supplementRounds = supplementRounds == null ? List.of() : List.copyOf(supplementRounds);
    fees = fees == null ? List.of() : List.copyOf(fees);
    documents = documents == null ? List.of() : List.copyOf(documents);
    results = results == null ? List.of() : List.copyOf(results);
    probableDuplicateOf = probableDuplicateOf == null ? null : List.copyOf(probableDuplicateOf);
  }

  /** A request of which no more is known than what every request has. */
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
        null,
        null,
        null);
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
   * @param reasonCode kind of reason, a code of the service; null where only a text was given
   * @param asked what is asked, piece by piece; null where only the reason tells it
   */
  public record SupplementRound(
      int number,
      String reason,
      String requestedBy,
      OffsetDateTime requestedAt,
      @Nullable OffsetDateTime answeredAt,
      @Nullable String receivedBy,
      @Nullable OffsetDateTime dueAtBefore,
      @Nullable OffsetDateTime dueAtAfter,
      @Nullable String reasonCode,
      @Nullable List<Asked> asked) {

    /** Copies the list. */
    public SupplementRound {
      asked = asked == null ? null : List.copyOf(asked);
    }

    /** A round whose reason is a text alone. */
    public SupplementRound(
        int number,
        String reason,
        String requestedBy,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime answeredAt,
        @Nullable String receivedBy,
        @Nullable OffsetDateTime dueAtBefore,
        @Nullable OffsetDateTime dueAtAfter) {
      this(
          number,
          reason,
          requestedBy,
          requestedAt,
          answeredAt,
          receivedBy,
          dueAtBefore,
          dueAtAfter,
          null,
          null);
    }

    /** The same round, answered. */
    public SupplementRound answered(
        OffsetDateTime at, @Nullable String by, @Nullable OffsetDateTime promisedAfter) {
      return new SupplementRound(
          number,
          reason,
          requestedBy,
          requestedAt,
          at,
          by,
          dueAtBefore,
          promisedAfter,
          reasonCode,
          asked);
    }
  }

  /**
   * A piece of what a supplement round asks for.
   *
   * @param paper code of a paper of the service; null if no paper is asked
   * @param field name of a field of the details; null if no field is asked
   * @param text what is wrong or wanted, for the applicant; null where the name says enough
   */
  public record Asked(@Nullable String paper, @Nullable String field, @Nullable String text) {}

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
   * @param kind code of a result of the service; null where it is none of them
   */
  public record ResultDocument(
      String name, @Nullable DocumentReference document, @Nullable String kind) {

    /** A result that is none of the service's kinds. */
    public ResultDocument(String name, @Nullable DocumentReference document) {
      this(name, document, null);
    }
  }
}
