package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot.Asked;
import vn.evn.request.catalogue.ServiceDefinition;

/** Reads what a supplement round asks for, piece by piece, and names every fault of it. */
final class AskedReader {
  private static final int MOST = 30;
  private static final int LONGEST = 2_000;

  private final CommandData data;
  private final ServiceDefinition service;

  AskedReader(CommandData data, ServiceDefinition service) {
    this.data = data;
    this.service = service;
  }

  /** Reads {@code data.asked}; null if there is none. */
  @Nullable List<Asked> read() {
    JsonNode given = data.node("asked");
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
      data.complain("/data/asked", "must be a list of 1 to " + MOST + " {paper|field, text}");
      return null;
    }
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      asked.add(read(given.get(i), "/data/asked/" + i));
    }
    return asked;
  }

  private Asked read(JsonNode piece, String path) {
    String paper = text(piece, "paper", path);
    String field = text(piece, "field", path);
    String text = text(piece, "text", path);
    if (paper == null && field == null && text == null) {
      data.complain(path, "must name a paper or a field, or say in a text what is asked");
    }
    if (paper != null && field != null) {
      data.complain(path + "/field", "a piece is a paper or a field; give one of them");
    }
    if (paper != null && !service.hasPaper(paper)) {
      data.complain(path + "/paper", "is no paper of " + service.code());
    }
    if (field != null && !service.hasField(field)) {
      data.complain(path + "/field", "is no field of " + service.code());
    }
    return new Asked(paper, field, text);
  }

  private @Nullable String text(JsonNode piece, String name, String path) {
    JsonNode value = piece.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > LONGEST) {
      data.complain(path + "/" + name, "must be a text of 1 to " + LONGEST + " characters");
      return null;
    }
    return value.asText();
  }
}
