package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;

/** Keeps what each change of a life did, as the history does, and replays it both ways. */
final class Replay {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final List<RequestFile> files = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();

  Replay(RequestFile first) {
    files.add(first);
  }

  void see(RequestFile file) {
    RequestFile before = files.get(files.size() - 1);
    if (!before.equals(file)) {
      changes.add(DocumentChanges.between(document(before), document(file)));
      files.add(file);
    }
  }

  /** Backwards from the last to every version before, and forwards to the last again. */
  void check(String life) {
    DocumentChanges.Document document = document(files.get(files.size() - 1));
    for (int i = changes.size() - 1; i >= 0; i--) {
      document.undo(changes.get(i));
      assertThat(document).as("version %d of %s", i, life).isEqualTo(document(files.get(i)));
    }
    for (int i = 0; i < changes.size(); i++) {
      document.redo(changes.get(i));
      assertThat(document)
          .as("version %d of %s", i + 1, life)
          .isEqualTo(document(files.get(i + 1)));
    }
  }

  private static DocumentChanges.Document document(RequestFile file) {
    try {
      return DocumentChanges.parse(
          JSON.writeValueAsString(file.request()), JSON.writeValueAsString(file.work()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
