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
import vn.evn.request.catalogue.ServiceDefinition;
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
 * @param serviceVersion version of the service that it runs by
 * @param circumstances what the power company found out, by code of the service
 * @param requiredPapers codes of the papers without which it is incomplete
 * @param finalBill last bill of the customer, where the contract ends; null while there is none
 * @param dueProvisional whether the promised date may still move
 * @param stepDueAt when the present step is due, before acceptance the check of the application
 * @param answerDueAt until when the applicant has to answer or to pay
 * @param reopenUntil until when an ended request can be opened again
 * @param onBehalfBy who entered the application for the applicant
 * @param probableDuplicateOf codes of requests that it looks like, for those who work requests
 * @param matters what an officer has to look after beside the state, for those who work requests
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
    @Schema(description = "Version of the service that it runs by") int serviceVersion,
    @Schema(type = SchemaType.OBJECT, description = "What the power company found out")
        Map<String, Object> circumstances,
    @Schema(description = "Codes of the papers without which it is incomplete")
        List<String> requiredPapers,
    @Schema(description = "Last bill of the customer, where the contract ends", nullable = true)
        WorkFile.@Nullable FinalBill finalBill,
    @Schema(
            nullable = true,
            description = "Whether dueAt may still move: the free days of its year are not known")
        @Nullable Boolean dueProvisional,
    @Schema(
            nullable = true,
            description = "Due date of the step, or of the check before acceptance")
        @Nullable OffsetDateTime stepDueAt,
    @Schema(nullable = true, description = "Until when the applicant has to answer or to pay")
        @Nullable OffsetDateTime answerDueAt,
    @Schema(nullable = true, description = "Until when it can be opened again")
        @Nullable OffsetDateTime reopenUntil,
    @Schema(description = "Who entered it for the applicant", nullable = true)
        @Nullable String onBehalfBy,
    @Schema(
            description =
                "Codes of earlier requests that it looks like; empty for callers who do not work"
                    + " requests")
        List<String> probableDuplicateOf,
    @Schema(
            description =
                "What an officer has to look after beside the state; empty for callers who do not"
                    + " work requests")
        List<WorkFile.Matter> matters) {

  /**
   * The view of a caller with these roles.
   *
   * @param service the definition that the request runs by
   */
  public static RequestView of(
      RequestFile file, ServiceDefinition service, Set<String> roles, OffsetDateTime now) {
    return of(
        file,
        service,
        Lifecycle.legalFor(file, service, now).stream()
            .filter(action -> Permissions.may(action, roles, service, file))
            .map(RequestAction::apiName)
            .toList(),
        seesOthers(roles));
  }

  /** The view of a request as it was: nothing can be done to the past. */
  static RequestView ofThePast(RequestFile file, ServiceDefinition service, Set<String> roles) {
    return of(file, service, List.of(), seesOthers(roles));
  }

  /** A channel alone must not learn of the requests of others. */
  private static boolean seesOthers(Set<String> roles) {
    return roles.contains(Roles.OFFICER)
        || roles.contains(Roles.SUPERVISOR)
        || roles.contains(Roles.INTEGRATOR)
        || roles.contains(Roles.AUDITOR);
  }

  private static RequestView of(
      RequestFile file,
      ServiceDefinition service,
      List<String> allowedActions,
      boolean seesOthers) {
    RequestSnapshot r = file.request();
    List<String> alike = r.probableDuplicateOf();
    return new RequestView(
        r.code(),
        r.version(),
        r.state(),
        r.step(),
        file.work().completedSteps(),
        allowedActions,
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
        service.version(),
        file.work().circumstances(),
        service.requiredPapers(file.facts()),
        file.work().finalBill(),
        r.dueProvisional(),
        file.stepDueAt(),
        r.answerDueAt(),
        file.work().clocks().reopenUntil(),
        r.onBehalfBy(),
        seesOthers && alike != null ? alike : List.of(),
        seesOthers ? file.work().matters() : List.of());
  }
}
