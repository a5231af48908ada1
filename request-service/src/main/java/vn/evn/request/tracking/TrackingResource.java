package vn.evn.request.tracking;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.work.RequestReading;

/** Tracking for citizens: nothing in the address, and no personal data in the answer. */
@Path("/api/v1/tracking")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Tracking")
public class TrackingResource {
  private final RequestReading reading;
  private final TrackingAttempts attempts;
  private final ServiceCatalogue catalogue;

  @Inject
  TrackingResource(RequestReading reading, TrackingAttempts attempts, ServiceCatalogue catalogue) {
    this.reading = reading;
    this.attempts = attempts;
    this.catalogue = catalogue;
  }

  /** What a citizen knows. */
  @Schema(
      name = "TrackingCall",
      example = "{\"code\": \"YC-261116-000123\", \"phoneLast4\": \"0123\"}")
  public record TrackingCall(
      @NotNull(message = "is required")
          @Pattern(regexp = "[A-Za-z0-9. _/-]{1,100}", message = "is not of the form of a code")
          @Schema(description = "Request code or dossier code", required = true)
          @Nullable String code,
      @NotNull(message = "is required")
          @Pattern(regexp = "\\d{4}", message = "must be four digits")
          @Schema(description = "Last four digits of the phone", required = true)
          @Nullable String phoneLast4) {}

  /**
   * What a citizen is told.
   *
   * @param asked what the applicant is asked for; empty if nothing
   */
  @Schema(name = "TrackingAnswer")
  public record TrackingAnswer(
      String code,
      String service,
      RequestState state,
      String stateText,
      @Schema(nullable = true) @Nullable String step,
      @Schema(nullable = true) @Nullable OffsetDateTime dueAt,
      List<String> asked) {}

  @POST
  @Operation(
      operationId = "track",
      summary = "Tracks a request",
      description =
          "By request code or dossier code with the last four digits of the phone. A wrong pair and"
              + " an unknown code answer alike; after five wrong tries of a code in an hour: 429.")
  @APIResponse(
      responseCode = "200",
      description = "Where the request stands",
      content =
          @Content(
              schema = @Schema(implementation = TrackingAnswer.class),
              examples =
                  @ExampleObject(
                      name = "tracking",
                      value =
                          "{\"code\": \"YC-261116-000123\", \"service\": \"Gia hạn hợp đồng mua bán"
                              + " điện\", \"state\": \"IN_PROGRESS\", \"stateText\": \"Đang xử"
                              + " lý\", \"step\": \"Xác minh\", \"dueAt\":"
                              + " \"2026-11-19T17:00:00+07:00\", \"asked\": []}")))
  @APIResponse(
      responseCode = "429",
      description = "Too many wrong tries of this code",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public TrackingAnswer track(@NotNull @Valid @Nullable TrackingCall call) {
    String code =
        Objects.requireNonNull(Objects.requireNonNull(call).code())
            .strip()
            .toUpperCase(Locale.ROOT);
    if (attempts.isExhausted(code)) {
      throw new ProblemException(
          Problem.of(429, "too-many-tries", "Too many wrong tries", "Try again in an hour"));
    }
    Optional<RequestSnapshot> found =
        reading.track(code, Objects.requireNonNull(call.phoneLast4()));
    if (found.isEmpty()) {
      attempts.recordWrong(code);
      throw ProblemException.notFound("No request has this code and these digits");
    }
    return answer(code, found.get());
  }

  private TrackingAnswer answer(String code, RequestSnapshot request) {
    ServiceDefinition service = catalogue.get(request.serviceType());
    String step = request.step();
    return new TrackingAnswer(
        code,
        service.name().vi(),
        request.state(),
        textOf(request.state()),
        step == null ? null : service.step(step).map(s -> s.name().vi()).orElse(null),
        request.dueAt(),
        asked(request));
  }

  private static List<String> asked(RequestSnapshot request) {
    return switch (request.state()) {
      case AWAITING_SUPPLEMENT ->
          request.supplementRounds().stream()
              .filter(round -> round.answeredAt() == null)
              .map(RequestSnapshot.SupplementRound::reason)
              .toList();
      case AWAITING_PAYMENT ->
          request.fees().stream()
              .filter(fee -> fee.paidAt() == null)
              .map(fee -> fee.name() + ": " + fee.amountVnd() + " đồng")
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

  /** The states in the words of the national portal. */
  private static String textOf(RequestState state) {
    return switch (state) {
      case SUBMITTED -> "Mới đăng ký";
      case ACCEPTED -> "Được tiếp nhận";
      case REFUSED -> "Không được tiếp nhận";
      case IN_PROGRESS -> "Đang xử lý";
      case AWAITING_SUPPLEMENT -> "Yêu cầu bổ sung giấy tờ";
      case AWAITING_PAYMENT -> "Yêu cầu thực hiện nghĩa vụ tài chính";
      case WITHDRAWN -> "Công dân yêu cầu rút hồ sơ";
      case STOPPED -> "Dừng xử lý";
      case COMPLETED -> "Đã xử lý xong";
      case RESULT_RETURNED -> "Đã trả kết quả";
    };
  }
}
