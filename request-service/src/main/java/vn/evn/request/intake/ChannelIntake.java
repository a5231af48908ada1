package vn.evn.request.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.evn.contracts.Channel;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.request.RequestChange;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.Author;
import vn.evn.request.work.RequestReading;
import vn.evn.request.work.RequestView;
import vn.evn.request.work.RequestWork;

/** Takes in what channels and officers hand in over HTTP. */
@ApplicationScoped
class ChannelIntake {
  private final ApplicationCheck check;
  private final IdempotencyKeys keys;
  private final RequestWork work;
  private final RequestReading reading;
  private final ObjectMapper json;

  @Inject
  ChannelIntake(
      ApplicationCheck check,
      IdempotencyKeys keys,
      RequestWork work,
      RequestReading reading,
      ObjectMapper json) {
    this.reading = reading;
    this.check = check;
    this.keys = keys;
    this.work = work;
    this.json = json;
  }

  /**
   * Takes in an application once per client and key.
   *
   * @return the answer as JSON: of the first call, also for a repeat
   */
  @Transactional
  String takeIn(ObjectNode body, String key, Actor actor) {
    String client = actor.subject();
    Optional<IdempotencyKeys.Used> used = keys.take(client, key, digest(body));
    if (used.isPresent()) {
      if (!used.get().bodyDigest().equals(digest(body))) {
        throw ProblemException.unprocessable(
            "key-reused",
            "The Idempotency-Key was used for another body",
            "Use a new key for a new application");
      }
      return used.get().answer();
    }
    ObjectNode completed = completed(body);
    List<FieldError> faults = new ArrayList<>(check.faultsOf(completed));
    if (completed.path("channel").asText().equals(Channel.PORTAL.name())) {
      faults.add(
          new FieldError("/channel", "applications of the portal come through portal-adapter"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
    Application application = read(completed);
    if (actor.channel().isPresent()
        && !actor.channel().get().equals(application.channel().name())) {
      throw ProblemException.forbidden("The token speaks for another channel");
    }
    work.claim(application)
        .ifPresent(
            known -> {
              throw ProblemException.conflict(
                  "known-application",
                  "This application is known",
                  "The channel has handed in this externalId before",
                  Map.of(
                      "code",
                      known.request().code(),
                      "state",
                      known.request().state().name(),
                      "version",
                      known.request().version()));
            });
    Author author =
        new Author(
            new RequestChange.Actor(
                actor.name(), actor.position().orElse(null), actor.unit().orElse(null)),
            actor.roles(),
            false);
    RequestFile file = work.receive(application, author, client);
    String answer = write(reading.view(file, actor));
    keys.answer(client, key, answer);
    return answer;
  }

  /** A channel may leave out what is empty. */
  private static ObjectNode completed(ObjectNode body) {
    ObjectNode completed = body.deepCopy();
    if (!completed.hasNonNull("details")) {
      completed.putObject("details");
    }
    if (!completed.hasNonNull("documents")) {
      completed.putArray("documents");
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

  private String digest(JsonNode body) {
    try {
      byte[] canonical =
          json.writeValueAsString(json.treeToValue(body, Object.class))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JSON tree has a digest", e);
    }
  }
}
