package vn.evn.portal.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.outbound.Parcel.Task;

/** Sends a parcel, and asks first where an earlier attempt may have been carried out. */
@ApplicationScoped
class Dispatch {
  private final OutboundQueue queue;
  private final PortalClient portal;
  private final PaperAddresses papers;
  private final PortalConfig config;
  private final ObjectMapper json;

  @Inject
  Dispatch(
      OutboundQueue queue,
      PortalClient portal,
      PaperAddresses papers,
      PortalConfig config,
      ObjectMapper json) {
    this.queue = queue;
    this.portal = portal;
    this.papers = papers;
    this.config = config;
    this.json = json;
  }

  /** Sends a parcel; {@code SUCCESS} says that the portal has all of it. */
  PortalAnswer send(String codeKey, Parcel parcel) {
    if (parcel.service().equals(PortalServices.SYNC)) {
      return synchronise(parcel);
    }
    if (parcel.service().equals(PortalServices.PROGRESS)) {
      return addSteps(codeKey, parcel);
    }
    PortalAnswer answer = portal.send(parcel.service(), read(parcel.first()), false);
    // What the portal has already, from a try whose answer was lost, is there.
    return answer.kind() == PortalAnswer.Kind.EXISTS
        ? answer.as(PortalAnswer.Kind.SUCCESS)
        : answer;
  }

  /** Creates or replaces; "exists" turns a create into a replacement once. */
  private PortalAnswer synchronise(Parcel parcel) {
    JsonNode data = read(parcel.first());
    papers.sign(data);
    boolean known = parcel.knownToPortal();
    if (!known && parcel.mayBeDone()) {
      PortalAnswer found = portal.lookUp(codeOf(data));
      if (!found.isSuccess() && found.kind() != PortalAnswer.Kind.MISSING) {
        return found;
      }
      known = found.isSuccess() && !isEmpty(found);
    }
    PortalAnswer answer = portal.send(parcel.service(), data, known);
    if (answer.kind() == PortalAnswer.Kind.EXISTS && !known) {
      return portal.send(parcel.service(), data, true);
    }
    return answer;
  }

  /** The portal cannot drop repeats of a step: one that may be there is looked for first. */
  private PortalAnswer addSteps(String codeKey, Parcel parcel) {
    List<JsonNode> steps = new ArrayList<>();
    parcel.tasks().forEach(task -> read(task).forEach(steps::add));
    if (parcel.mayBeDone()) {
      PortalAnswer found = portal.lookUp(steps.get(0).path("MaHoSo").asText());
      if (!found.isSuccess()) {
        return found;
      }
      takeOutThoseThere(steps, found, codeKey);
      if (steps.isEmpty()) {
        return found;
      }
    }
    ArrayNode data = json.createArrayNode().addAll(steps);
    PortalAnswer answer = portal.send(parcel.service(), data, false);
    return answer.kind() == PortalAnswer.Kind.EXISTS
        ? answer.as(PortalAnswer.Kind.SUCCESS)
        : answer;
  }

  /**
   * Takes out the steps that the portal shows more often than it has confirmed them. An answer that
   * shows no steps tells nothing: all are sent again, for a step twice is less than a step lost.
   */
  private void takeOutThoseThere(List<JsonNode> steps, PortalAnswer found, String codeKey) {
    List<PortalFields> dossiers = new PortalFields(found.body()).list("result");
    if (dossiers.isEmpty()
        || dossiers.get(0).node(config.sending().stepsInLookUp()).isMissingNode()) {
      return;
    }
    Map<String, Integer> unexplained = new HashMap<>();
    for (PortalFields step : dossiers.get(0).list(config.sending().stepsInLookUp())) {
      unexplained.merge(keyOf(step), 1, Integer::sum);
    }
    for (String confirmed : queue.confirmedSteps(codeKey)) {
      parse(confirmed)
          .forEach(step -> unexplained.merge(keyOf(new PortalFields(step)), -1, Integer::sum));
    }
    steps.removeIf(
        step -> {
          String key = keyOf(new PortalFields(step));
          boolean isThere = unexplained.getOrDefault(key, 0) > 0;
          if (isThere) {
            unexplained.merge(key, -1, Integer::sum);
          }
          return isThere;
        });
  }

  private static String keyOf(PortalFields step) {
    return String.join(
        "|",
        step.text("ThoiDiemXuLy"),
        step.text("TrangThai"),
        step.text("NguoiXuLy"),
        step.text("NoiDungXuLy"));
  }

  private static boolean isEmpty(PortalAnswer found) {
    return new PortalFields(found.body()).list("result").isEmpty();
  }

  private static String codeOf(JsonNode data) {
    return data.path(0).path("MaHoSo").asText();
  }

  private JsonNode read(Task task) {
    return parse(task.body());
  }

  private JsonNode parse(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a queued message is not JSON", e);
    }
  }
}
