package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.request.Outcome;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.security.Roles;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/**
 * A request as the API shows it.
 *
 * @param allowedActions what the caller's roles may do in the present state
 * @param completedSteps codes of the steps done
 * @param withdrawal the applicant's open wish to withdraw
 * @param onBehalfBy who entered the application for the applicant
 * @param probableDuplicateOf codes of requests that it looks like, for those who work requests
 */
@Schema(description = "A request for an electricity service")
public record RequestView(
    @Schema(examples = "YC-261116-000123") String code,
    @Schema(description = "Rises with each change") long version,
    RequestState state,
    @Schema(nullable = true) @Nullable String step,
    List<String> completedSteps,
    List<String> allowedActions,
    String serviceType,
    @Schema(nullable = true) @Nullable String variant,
    Channel channel,
    String externalId,
    Applicant applicant,
    PlaceOfUse placeOfUse,
    @Schema(nullable = true) @Nullable String customerCode,
    String unit,
    OffsetDateTime submittedAt,
    @Schema(nullable = true) @Nullable OffsetDateTime acceptedAt,
    @Schema(nullable = true) @Nullable OffsetDateTime dueAt,
    @Schema(nullable = true) @Nullable OffsetDateTime endedAt,
    @Schema(nullable = true) @Nullable OffsetDateTime resultReturnedAt,
    @Schema(type = SchemaType.OBJECT) Map<String, Object> details,
    List<RequestSnapshot.SupplementRound> supplementRounds,
    List<RequestSnapshot.Fee> fees,
    List<DocumentReference> documents,
    List<RequestSnapshot.ResultDocument> results,
    @Schema(nullable = true) @Nullable Outcome outcome,
    WorkFile.@Nullable Withdrawal withdrawal,
    @Schema(description = "Who entered it for the applicant", nullable = true)
        @Nullable String onBehalfBy,
    @Schema(
            description =
                "Codes of earlier requests that it looks like; empty for callers who do not work"
                    + " requests")
        List<String> probableDuplicateOf) {

  private static final Set<RequestAction> SUPERVISOR =
      Set.of(
          RequestAction.REOPEN,
          RequestAction.CORRECT,
          RequestAction.STOP,
          RequestAction.EXTEND,
          RequestAction.HAND_OVER);

  /** The view of a caller with these roles. */
  public static RequestView of(RequestFile file, Set<String> roles) {
    RequestSnapshot r = file.request();
    return new RequestView(
        r.code(),
        r.version(),
        r.state(),
        r.step(),
        file.work().completedSteps(),
        Lifecycle.legalFor(file).stream()
            .filter(action -> mayDo(action, roles))
            .map(RequestAction::apiName)
            .toList(),
        r.serviceType(),
        r.variant(),
        r.channel(),
        r.externalId(),
        r.applicant(),
        r.placeOfUse(),
        r.customerCode(),
        r.unit(),
        r.submittedAt(),
        r.acceptedAt(),
        r.dueAt(),
        r.endedAt(),
        r.resultReturnedAt(),
        r.details(),
        r.supplementRounds(),
        r.fees(),
        r.documents(),
        r.results(),
        r.outcome(),
        file.work().withdrawal(),
        r.onBehalfBy(),
        seesOthers(roles) ? r.probableDuplicateOf() : List.of());
  }

  /** A channel alone must not learn of the requests of others. */
  private static boolean seesOthers(Set<String> roles) {
    return roles.contains(Roles.OFFICER)
        || roles.contains(Roles.SUPERVISOR)
        || roles.contains(Roles.INTEGRATOR)
        || roles.contains(Roles.AUDITOR);
  }

  /** Whether the roles may do an action at all. */
  static boolean mayDo(RequestAction action, Set<String> roles) {
    return roles.contains(Roles.OFFICER)
        || (roles.contains(Roles.SUPERVISOR) && SUPERVISOR.contains(action));
  }
}
