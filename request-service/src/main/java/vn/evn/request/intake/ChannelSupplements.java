package vn.evn.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.document.DocumentReferences;
import vn.evn.request.document.Owner;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.RequestReading;
import vn.evn.request.work.RequestWork;

/** Takes in what applicants add to their requests over the channels. */
@ApplicationScoped
class ChannelSupplements {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final TypeReference<List<DocumentReference>> LIST = new TypeReference<>() {};

  private final ApplicationCheck check;
  private final SupplementLimits limits;
  private final CorrectionCheck corrections;
  private final IdempotentCalls calls;
  private final DocumentReferences references;
  private final RequestReading reading;
  private final RequestWork work;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  ChannelSupplements(
      ApplicationCheck check,
      SupplementLimits limits,
      CorrectionCheck corrections,
      IdempotentCalls calls,
      DocumentReferences references,
      RequestReading reading,
      RequestWork work,
      ObjectMapper json,
      Clock clock) {
    this.check = check;
    this.limits = limits;
    this.corrections = corrections;
    this.calls = calls;
    this.references = references;
    this.reading = reading;
    this.work = work;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Takes in a supplement once per client and key. An open round is answered by it.
   *
   * @return the answer as JSON: of the first call, also for a repeat
   */
  @Transactional
  String takeIn(String code, SupplementCall call, String key, Actor actor) {
    return calls.once(
        actor.subject(), key, code, json.valueToTree(call), () -> takeIn(code, call, actor));
  }

  private String takeIn(String code, SupplementCall call, Actor actor) {
    RequestFile file = reading.file(code, actor);
    refuseIfNotForThisWay(file.request(), actor);
    ObjectNode details = call.details() == null ? json.createObjectNode() : call.details();
    ArrayNode documents =
        call.documents() == null ? json.createArrayNode() : call.documents().deepCopy();
    List<FieldError> faults =
        new ArrayList<>(references.complete(documents, "/documents", Owner.of(actor)));
    faults.addAll(check.documentFaults(documents));
    List<FieldError> unreadable = check.formFaults(details);
    if (!unreadable.isEmpty()) {
      // Such numbers cannot even be looked at further.
      faults.addAll(unreadable);
      refuseIf(faults);
    }
    Map<String, Object> fields = json.convertValue(details, MAP);
    faults.addAll(check.detailFaults(file, limits.merged(file, fields)));
    faults.addAll(CorrectionCheck.unchangeable(call.applicant()));
    faults.addAll(corrections.formFaults(call.applicant(), call.placeOfUse()));
    if (details.isEmpty()
        && documents.isEmpty()
        && call.applicant() == null
        && call.placeOfUse() == null) {
      faults.add(new FieldError("/documents", "or fields with another value are required"));
    }
    refuseIf(faults);
    List<DocumentReference> papers = json.convertValue(documents, LIST);
    ApplicationSupplemented supplement =
        new ApplicationSupplemented(
            file.request().channel(),
            file.request().externalId(),
            OffsetDateTime.now(clock),
            call.reason(),
            fields,
            papers,
            call.applicant() == null
                ? null
                : json.convertValue(call.applicant(), ApplicantChanges.class),
            call.placeOfUse() == null
                ? null
                : json.convertValue(call.placeOfUse(), PlaceOfUse.class));
    RequestFile supplemented =
        work.supplement(
                supplement,
                MissingNode.getInstance(),
                Callers.author(actor),
                // It may have ended or grown since it was looked at.
                locked -> {
                  refuseIfEnded(locked.request());
                  refuseIf(faultsOf(locked, supplement));
                })
            .orElseThrow();
    references.use(papers, code);
    try {
      return json.writeValueAsString(reading.view(supplemented, actor));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always writable", e);
    }
  }

  private static void refuseIfNotForThisWay(RequestSnapshot request, Actor actor) {
    if (request.channel() == Channel.PORTAL && !actor.has(Roles.OFFICER)) {
      throw ProblemException.forbidden("Supplements of the portal come through portal-adapter");
    }
    refuseIfEnded(request);
  }

  private static void refuseIfEnded(RequestSnapshot request) {
    if (request.endedAt() != null) {
      throw ProblemException.conflict(
          "ended",
          "The request has ended",
          "Nothing can be added to it",
          Map.of("state", request.state().name(), "version", request.version()));
    }
  }

  private static void refuseIf(List<FieldError> faults) {
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults.stream().distinct().toList());
    }
  }

  private List<FieldError> faultsOf(RequestFile file, ApplicationSupplemented supplement) {
    List<FieldError> faults =
        new ArrayList<>(check.detailFaults(file, limits.merged(file, supplement.details())));
    faults.addAll(limits.faults(file, supplement));
    return faults;
  }
}
