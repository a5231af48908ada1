package vn.evn.request.tracking;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.work.RequestReading;

/** Tracking for citizens: nothing in the address, and no personal data in the answer. */
@Path("/api/v1/tracking")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Tracking")
public class TrackingResource {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final RequestReading reading;
  private final PublicCalls publicCalls;
  private final WrongTries tries;
  private final ServiceCatalogue catalogue;

  @Inject
  TrackingResource(
      RequestReading reading,
      PublicCalls publicCalls,
      WrongTries tries,
      ServiceCatalogue catalogue) {
    this.reading = reading;
    this.publicCalls = publicCalls;
    this.tries = tries;
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

  @POST
  @Operation(
      operationId = "track",
      summary = "Tracks a request",
      description =
          "By request code or dossier code with the last four digits of the phone. A wrong pair and"
              + " an unknown code answer alike: 404, and after five wrong tries of a code in an"
              + " hour 429, as does an address that calls too often.")
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
                          """
                          {"code": "YC-261116-000123",
                           "service": {"vi": "Thay đổi vị trí thiết bị đo đếm", "en": "Moving the meter"},
                           "state": "AWAITING_PAYMENT",
                           "stateText": {"vi": "Yêu cầu thực hiện nghĩa vụ tài chính", "en": "A payment is asked for"},
                           "step": {"vi": "Khảo sát", "en": "Survey"}, "dueAt": "2026-11-19T17:00:00+07:00",
                           "asked": [{"kind": "PAYMENT", "text": "Chi phí di chuyển", "amountVnd": 450000}],
                           "feeDueVnd": 450000}""")))
  @APIResponse(
      responseCode = "404",
      description = "No request has this code and these digits",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "429",
      description = "Too many wrong tries of this code, or too many calls of this address",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public TrackingAnswer track(
      @NotNull @Valid @Nullable TrackingCall call, @Context HttpServerRequest connection) {
    publicCalls.admit(connection);
    TrackingCall asked = Objects.requireNonNull(call);
    String code = Objects.requireNonNull(asked.code()).strip().toUpperCase(Locale.ROOT);
    String last4 = Objects.requireNonNull(asked.phoneLast4());
    RequestSnapshot request =
        tries
            .attempt(code, () -> reading.track(code, last4))
            .orElseThrow(() -> new TooManyTries(AN_HOUR))
            .orElseThrow(
                () -> ProblemException.notFound("No request has this code and these digits"));
    return TrackingAnswer.of(code, request, catalogue.get(request.serviceType()));
  }
}
