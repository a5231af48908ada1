package vn.evn.request.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.problem.FieldError;

/**
 * References to uploaded documents in what a caller sends. The id is enough; what else is given has
 * to agree with the upload. The name may be another: it is the title of the paper there.
 */
@ApplicationScoped
public class DocumentReferences {
  private static final List<String> FACTS = List.of("type", "sha256", "sizeBytes", "state");

  private final Uploads uploads;
  private final ObjectMapper json;

  @Inject
  DocumentReferences(Uploads uploads, ObjectMapper json) {
    this.uploads = uploads;
    this.json = json;
  }

  /**
   * Completes references in place, in the present transaction.
   *
   * @param documents a list of objects with an {@code id}; anything else in it is left to the check
   *     of its shape
   * @param pointer where the list stands
   * @return every fault: a document that is not there or not the owner's, or that differs
   */
  public List<FieldError> complete(ArrayNode documents, String pointer, Owner owner) {
    Map<String, DocumentReference> known = uploads.hold(idsOf(documents), owner);
    List<FieldError> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < documents.size(); i++) {
      String at = pointer + "/" + i;
      String id = documents.get(i).path("id").asText();
      if (!(documents.get(i) instanceof ObjectNode given) || id.isEmpty()) {
        continue;
      }
      DocumentReference document = known.get(id);
      if (document == null) {
        faults.add(new FieldError(at + "/id", "is no document that you uploaded"));
      } else if (!seen.add(id)) {
        faults.add(new FieldError(at + "/id", "stands twice"));
      } else {
        complete(given, json.valueToTree(document), at, faults);
      }
    }
    return faults;
  }

  /** Notes that a request refers to these documents; they have been completed before. */
  public void use(List<DocumentReference> documents, String requestCode) {
    if (!documents.isEmpty()) {
      uploads.use(
          documents.stream().map(document -> UUID.fromString(document.id())).toList(), requestCode);
    }
  }

  private static void complete(
      ObjectNode given, ObjectNode upload, String at, List<FieldError> faults) {
    for (String fact : FACTS) {
      JsonNode said = given.path(fact);
      if (said.isMissingNode() || said.isNull()) {
        given.set(fact, upload.get(fact));
      } else if (!said.asText().equals(upload.get(fact).asText())) {
        faults.add(new FieldError(at + "/" + fact, "is not that of the upload"));
      }
    }
    if (!given.hasNonNull("name")) {
      given.set("name", upload.get("name"));
    }
  }

  private static Set<UUID> idsOf(ArrayNode documents) {
    Set<UUID> ids = new HashSet<>();
    for (JsonNode document : documents) {
      UUID id = uuid(document.path("id").asText());
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static @Nullable UUID uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      // The short forms that Java reads too are none of ours.
      return id.toString().equals(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
