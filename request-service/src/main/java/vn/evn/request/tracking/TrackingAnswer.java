package vn.evn.request.tracking;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.catalogue.ServiceDefinition.Text;
import vn.evn.request.lifecycle.Lifecycle;

/**
 * What a citizen is told. Nothing in it tells who the applicant is.
 *
 * @param code as it was asked for, in upper case
 * @param step present step of the work; null outside of it
 * @param dueAt promised date; null before acceptance
 * @param asked what the applicant is asked for, one entry for each; empty if nothing
 * @param feeDueVnd what the applicant has to pay, whole VND; null if nothing
 */
@Schema(name = "TrackingAnswer")
public record TrackingAnswer(
    String code,
    Text service,
    RequestState state,
    Text stateText,
    @Schema(nullable = true) @Nullable Text step,
    @Schema(nullable = true) @Nullable OffsetDateTime dueAt,
    List<Asked> asked,
    @Schema(nullable = true) @Nullable Long feeDueVnd) {

  /** Copies the list. */
  public TrackingAnswer {
    asked = List.copyOf(asked);
  }

  /**
   * Something that the applicant is asked for.
   *
   * @param text what, in Vietnamese, as the officer wrote it
   * @param amountVnd whole VND; null for what is no payment
   */
  @Schema(name = "Asked")
  public record Asked(Kind kind, String text, @Schema(nullable = true) @Nullable Long amountVnd) {

    /** Kinds of what is asked for. */
    @Schema(name = "AskedKind")
    public enum Kind {
      SUPPLEMENT,
      PAYMENT
    }
  }

  static TrackingAnswer of(String code, RequestSnapshot request, ServiceDefinition service) {
    String step = request.step();
    RequestSnapshot.@Nullable Fee due =
        request.state() == RequestState.AWAITING_PAYMENT ? Lifecycle.dueFee(request.fees()) : null;
    return new TrackingAnswer(
        code,
        service.name(),
        request.state(),
        StateTexts.of(request.state()),
        step == null ? null : service.step(step).map(ServiceDefinition.Step::name).orElse(null),
        request.dueAt(),
        asked(request),
        due == null ? null : due.amountVnd());
  }

  private static List<Asked> asked(RequestSnapshot request) {
    return switch (request.state()) {
      case AWAITING_SUPPLEMENT ->
          request.supplementRounds().stream()
              .filter(round -> round.answeredAt() == null)
              .map(round -> new Asked(Asked.Kind.SUPPLEMENT, round.reason(), null))
              .toList();
      case AWAITING_PAYMENT ->
          request.fees().stream()
              .filter(fee -> fee.paidAt() == null)
              .map(fee -> new Asked(Asked.Kind.PAYMENT, fee.name(), fee.amountVnd()))
              .toList();
      case SUBMITTED,
          ACCEPTED,
          REFUSED,
          IN_PROGRESS,
          WITHDRAWN,
          STOPPED,
          COMPLETED,
          RESULT_RETURNED ->
          List.of();
    };
  }
}
