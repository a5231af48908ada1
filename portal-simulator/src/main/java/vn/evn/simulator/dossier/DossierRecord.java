package vn.evn.simulator.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one dossier. Guarded by the lock of {@link Dossiers}. */
final class DossierRecord {
  /** Place in the list: a later dossier has a higher one. */
  final long place;

  private final String code;
  private final List<JsonNode> steps = new ArrayList<>();
  private final List<JsonNode> states = new ArrayList<>();
  private final Deque<Message> messages = new ArrayDeque<>();
  private @Nullable ObjectNode application;
  private @Nullable ObjectNode dossier;
  private String status = "";
  private OffsetDateTime updatedAt;

  DossierRecord(long place, String code, OffsetDateTime at) {
    this.place = place;
    this.code = code;
    this.updatedAt = at;
  }

  boolean isBornOnPortal() {
    return application != null;
  }

  boolean isSynced() {
    return dossier != null;
  }

  /** The dossier as the agency told it; before that the application. */
  JsonNode told() {
    if (dossier != null) {
      return dossier;
    }
    return application == null ? MissingNode.getInstance() : application;
  }

  void submitted(ObjectNode body, OffsetDateTime at) {
    application = body;
    status = status.isEmpty() ? "1" : status;
    updatedAt = at;
  }

  void synced(ObjectNode told, OffsetDateTime at) {
    dossier = told;
    status = told.path("TrangThaiHoSo").asText("");
    updatedAt = at;
  }

  void stepAdded(ObjectNode step, OffsetDateTime at) {
    steps.add(step);
    status = step.path("TrangThai").asText("");
    updatedAt = at;
  }

  void stateTold(ObjectNode state, OffsetDateTime at) {
    states.add(state);
    status = state.path("TrangThai").asText("");
    updatedAt = at;
  }

  void messageSeen(Message message, int limit) {
    messages.addLast(message);
    while (messages.size() > limit) {
      messages.removeFirst();
    }
    updatedAt = message.at();
  }

  DossierView view() {
    return new DossierView(
        code, isBornOnPortal(), status, application, dossier, steps, states, List.copyOf(messages));
  }

  DossierPage.Item item() {
    return new DossierPage.Item(
        code, procedure(), isBornOnPortal(), status, steps.size(), updatedAt);
  }

  /** MaTTHC; the empty text if it is not known. */
  String procedure() {
    if (dossier != null) {
      return dossier.path("MaTTHC").asText("");
    }
    return application == null ? "" : application.path("MaTTHC").asText("");
  }
}
