package vn.evn.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.evn.contracts.Channel;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.document.DocumentReferences;
import vn.evn.request.document.Owner;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.NewRequest;
import vn.evn.request.work.NewRequests;
import vn.evn.request.work.RequestReading;
import vn.evn.request.work.RequestView;
import vn.evn.request.work.RequestWork;

/** Takes in what channels and officers hand in over HTTP. */
@ApplicationScoped
class ChannelIntake {
  private static final String ON_BEHALF_BY = "onBehalfBy";
  private static final String DOCUMENTS = "documents";

  private final ApplicationCheck check;
  private final IdempotentCalls calls;
  private final DocumentReferences references;
  private final NewRequests newRequests;
  private final RequestWork work;
  private final RequestReading reading;
  private final ObjectMapper json;

  @Inject
  ChannelIntake(
      ApplicationCheck check,
      IdempotentCalls calls,
      DocumentReferences references,
      NewRequests newRequests,
      RequestWork work,
      RequestReading reading,
      ObjectMapper json) {
    this.check = check;
    this.calls = calls;
    this.references = references;
    this.newRequests = newRequests;
    this.work = work;
    this.reading = reading;
    this.json = json;
  }

  /**
   * Takes in an application once per client and key.
   *
   * @return the answer as JSON: of the first call, also for a repeat
   */
  @Transactional
  String takeIn(ObjectNode body, String key, Actor actor) {
    return calls.once(actor.subject(), key, "", body, () -> write(takeIn(body, actor)));
  }

  private RequestView takeIn(ObjectNode body, Actor actor) {
    ObjectNode completed = completed(body, actor);
    List<FieldError> faults = new ArrayList<>(referenceFaults(completed, actor));
    List<String> unknown = faults.stream().map(FieldError::pointer).toList();
    check.faultsOf(completed).stream()
        .filter(fault -> !isOfUnknownUpload(fault, unknown))
        .forEach(faults::add);
    if (completed.path("channel").asText().equals(Channel.PORTAL.name())) {
      faults.add(
          new FieldError("/channel", "applications of the portal come through portal-adapter"));
    }
    if (actor.has(Roles.OFFICER) && !completed.path(ON_BEHALF_BY).asText().equals(actor.name())) {
      faults.add(new FieldError("/onBehalfBy", "is the officer whom the token names"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults.stream().distinct().toList());
    }
    Application application = read(completed);
    Optional<String> own = actor.channel();
    if (own.isPresent() && !own.get().equals(application.channel().name())) {
      throw ProblemException.forbidden("The token speaks for another channel");
    }
    List<RequestFile> made =
        newRequests
            .receive(List.of(new NewRequest(application, Callers.author(actor), actor.subject())))
            .made();
    if (made.isEmpty()) {
      throw known(application);
    }
    RequestFile file = made.get(0);
    references.use(file.request().documents(), file.request().code());
    return reading.view(file, actor);
  }

  private ProblemException known(Application application) {
    RequestSnapshot known =
        work.find(application.channel(), application.externalId()).orElseThrow().request();
    return ProblemException.conflict(
        "known-application",
        "This application is known",
        "The channel has handed in this externalId before",
        Map.of("code", known.code(), "state", known.state().name(), "version", known.version()));
  }

  private List<FieldError> referenceFaults(ObjectNode completed, Actor actor) {
    return completed.get(DOCUMENTS) instanceof ArrayNode documents
        ? references.complete(documents, "/" + DOCUMENTS, Owner.of(actor))
        : List.of();
  }

  /** What an upload would have told is not missed where the upload itself is. */
  private static boolean isOfUnknownUpload(FieldError fault, List<String> unknown) {
    String pointer = fault.pointer();
    int end = pointer.lastIndexOf('/');
    return fault.detail().equals(ApplicationCheck.REQUIRED)
        && pointer.startsWith("/" + DOCUMENTS + "/")
        && unknown.contains(pointer.substring(0, end) + "/id");
  }

  /** A channel may leave out what is empty; an officer is named by the token. */
  private static ObjectNode completed(ObjectNode body, Actor actor) {
    ObjectNode completed = body.deepCopy();
    if (actor.has(Roles.OFFICER) && !completed.hasNonNull(ON_BEHALF_BY)) {
      completed.put(ON_BEHALF_BY, actor.name());
    }
    if (!completed.hasNonNull("details")) {
      completed.putObject("details");
    }
    if (!completed.hasNonNull(DOCUMENTS)) {
      completed.putArray(DOCUMENTS);
    }
    return completed;
  }

  private Application read(ObjectNode body) {
    try {
      return json.treeToValue(body, Application.class);
    } catch (JsonProcessingException e) {
      // A number or a time that has the right form but is out of every range.
      throw ProblemException.unreadable("A value of the application is out of range");
    }
  }

  private String write(RequestView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is always writable", e);
    }
  }
}
