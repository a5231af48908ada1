package vn.evn.request.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change did to the document of a request: {@code {"request": {"state": [was, is], …},
 * "work": {…}}} with the members that changed, each with its value before and after. So a history
 * entry holds as much as changed, and the document at any version follows from the present one by
 * undoing what came later.
 *
 * <p>A member that is absent means the same as null.
 */
public final class DocumentChanges {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private static final String REQUEST = "request";
  private static final String WORK = "work";

  private DocumentChanges() {}

  /** The document of a request as trees; {@link #undo} and {@link #redo} change them. */
  public record Document(ObjectNode request, ObjectNode work) {
    /** Takes back a change that led to this document. */
    public void undo(String changes) {
      apply(changes, 0);
    }

    /** Makes a change again. */
    public void redo(String changes) {
      apply(changes, 1);
    }

    private void apply(String changes, int side) {
      JsonNode tree = tree(changes);
      set(tree.path(REQUEST), request, side);
      set(tree.path(WORK), work, side);
    }

    private static void set(JsonNode changes, ObjectNode target, int side) {
      changes
          .properties()
          .forEach(change -> target.set(change.getKey(), change.getValue().get(side)));
    }
  }

  /** Reads the two documents of a request as they are written. */
  public static Document parse(String request, String work) {
    return new Document((ObjectNode) tree(request), (ObjectNode) tree(work));
  }

  /** What changed between two documents. */
  public static String between(Document before, Document after) {
    ObjectNode changes = JSON.createObjectNode();
    compare(before.request(), after.request(), changes.putObject(REQUEST));
    compare(before.work(), after.work(), changes.putObject(WORK));
    return changes.toString();
  }

  private static void compare(ObjectNode before, ObjectNode after, ObjectNode changes) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode was = before.has(name) ? before.get(name) : NullNode.getInstance();
      JsonNode is = after.has(name) ? after.get(name) : NullNode.getInstance();
      if (!was.equals(is)) {
        ArrayNode pair = changes.putArray(name);
        pair.add(was);
        pair.add(is);
      }
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON", e);
    }
  }
}
