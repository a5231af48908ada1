package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestSnapshot.ResultDocument;
import vn.evn.request.catalogue.RequestFacts;
import vn.evn.request.catalogue.ResultKind;
import vn.evn.request.catalogue.ServiceDefinition;

/** Reads the papers that are the result of a request, and names every fault of them. */
final class ResultReader {
  private static final String ROOT = "/data/results";
  private static final int MOST = 30;
  private static final int LONGEST_NAME = 500;

  private final CommandData data;
  private final ServiceDefinition service;
  private final RequestSnapshot request;

  ResultReader(CommandData data, ServiceDefinition service, RequestSnapshot request) {
    this.data = data;
    this.service = service;
    this.request = request;
  }

  /** Reads {@code data.results}; none are an empty list. */
  List<ResultDocument> read() {
    JsonNode given = data.node("results");
    if (!given.isMissingNode() && !given.isNull() && (!given.isArray() || given.size() > MOST)) {
      data.complain(ROOT, "must be a list of at most " + MOST + " {kind, name, documentId}");
      return List.of();
    }
    List<ResultDocument> results = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      results.add(read(given.get(i), ROOT + "/" + i));
    }
    return results;
  }

  /** The kinds of result without which the request cannot be completed, and that it has not. */
  static List<ResultKind> missing(
      ServiceDefinition service, RequestFacts facts, List<ResultDocument> results) {
    return service.requiredResults(facts).stream()
        .filter(kind -> results.stream().noneMatch(result -> isOf(kind, result)))
        .toList();
  }

  private static boolean isOf(ResultKind kind, ResultDocument result) {
    return kind.code().equals(result.kind())
        && (!kind.documentRequired() || result.document() != null);
  }

  private ResultDocument read(JsonNode result, String path) {
    String code = text(result, "kind");
    Optional<ResultKind> kind = Optional.ofNullable(code).flatMap(service::result);
    if (code != null && kind.isEmpty()) {
      data.complain(
          path + "/kind",
          "must be one of " + service.results().stream().map(ResultKind::code).toList());
    }
    String name = text(result, "name");
    if (name == null) {
      name = kind.map(k -> k.name().vi()).orElse("");
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      data.complain(
          path + "/name",
          "is required without a kind, with at most " + LONGEST_NAME + " characters");
    }
    return new ResultDocument(
        name, document(result, path), kind.map(ResultKind::code).orElse(null));
  }

  /** A document of this request whose bytes are in the store. */
  private @Nullable DocumentReference document(JsonNode result, String path) {
    String id = text(result, "documentId");
    if (id == null) {
      return null;
    }
    Optional<DocumentReference> found =
        request.documents().stream().filter(document -> document.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      data.complain(path + "/documentId", "is no document of this request");
    } else if (found.get().state() != DocumentReference.State.STORED) {
      data.complain(path + "/documentId", "is not stored: " + found.get().state());
    }
    return found.orElse(null);
  }

  private static @Nullable String text(JsonNode result, String name) {
    JsonNode value = result.path(name);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
  }
}
