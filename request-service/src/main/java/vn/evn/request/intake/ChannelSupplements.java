package vn.evn.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
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
  private final IdempotentCalls calls;
  private final DocumentReferences references;
  private final RequestReading reading;
  private final RequestWork work;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  ChannelSupplements(
      ApplicationCheck check,
      IdempotentCalls calls,
      DocumentReferences references,
      RequestReading reading,
      RequestWork work,
      ObjectMapper json,
      Clock clock) {
    this.check = check;
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
    faults.addAll(check.detailFaults(file, merged(file, details)));
    if (details.isEmpty() && documents.isEmpty()) {
      faults.add(new FieldError("/documents", "or details are required"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults.stream().distinct().toList());
    }
    List<DocumentReference> papers = json.convertValue(documents, LIST);
    ApplicationSupplemented supplement =
        new ApplicationSupplemented(
            file.request().channel(),
            file.request().externalId(),
            OffsetDateTime.now(clock),
            call.reason(),
            json.convertValue(details, MAP),
            papers);
    RequestFile supplemented =
        work.supplement(supplement, MissingNode.getInstance(), Callers.author(actor)).orElseThrow();
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
    if (request.endedAt() != null) {
      throw ProblemException.conflict(
          "ended",
          "The request has ended",
          "Nothing can be added to it",
          Map.of("state", request.state().name(), "version", request.version()));
    }
  }

  private JsonNode merged(RequestFile file, ObjectNode details) {
    ObjectNode merged = json.valueToTree(file.request().details());
    merged.setAll(details);
    return merged;
  }
}
