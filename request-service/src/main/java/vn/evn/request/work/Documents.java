package vn.evn.request.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.DocumentChanges;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/** Writes a request into its row and reads it back. */
@ApplicationScoped
class Documents {
  private final ObjectMapper json;
  private final ServiceCatalogue catalogue;

  @Inject
  Documents(ObjectMapper json, ServiceCatalogue catalogue) {
    this.json = json;
    this.catalogue = catalogue;
  }

  RequestFile read(RequestEntity row) {
    try {
      return new RequestFile(
          json.readValue(row.snapshot, RequestSnapshot.class),
          json.readValue(row.workFile, WorkFile.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the row of request " + row.code + " is not readable", e);
    }
  }

  /**
   * The request as it was before some changes.
   *
   * @param undone entries of its history to undo, the newest first
   * @throws ProblemException (409) if one of them does not tell what it changed
   */
  RequestFile read(RequestEntity row, List<HistoryEntity> undone) {
    try {
      DocumentChanges.Document document = DocumentChanges.parse(row.snapshot, row.workFile);
      for (HistoryEntity entry : undone) {
        if (entry.changes == null) {
          throw ProblemException.conflict(
              "not-kept",
              "What the request held then was not kept",
              "It can be read as of " + entry.at + " and later; its states are in the history",
              Map.of());
        }
        document.undo(entry.changes);
      }
      return new RequestFile(
          json.treeToValue(document.request(), RequestSnapshot.class),
          json.treeToValue(document.work(), WorkFile.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the row of request " + row.code + " is not readable", e);
    }
  }

  /**
   * Writes a request.
   *
   * @return what changed, after {@link DocumentChanges}; null if the row is new
   */
  @Nullable String write(RequestFile file, RequestEntity row) {
    RequestSnapshot request = file.request();
    row.version = request.version();
    row.state = request.state().name();
    row.unit = request.unit();
    row.step = request.step();
    row.customerCode = request.customerCode();
    row.probableDuplicate = request.probableDuplicateOf() != null;
    QueuePlace place = QueuePlace.of(file, step(file));
    row.waitsFor = place.waitsFor() == null ? null : place.waitsFor().name();
    row.queueAt = place.at();
    row.attention = place.attention();
    try {
      String snapshot = json.writeValueAsString(request);
      String workFile = json.writeValueAsString(file.work());
      String changes = changes(row, snapshot, workFile);
      row.snapshot = snapshot;
      row.workFile = workFile;
      return changes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("request " + request.code() + " is not writable", e);
    }
  }

  private ServiceDefinition.@Nullable Step step(RequestFile file) {
    String code = file.request().step();
    return code == null ? null : Services.of(catalogue, file).step(code).orElse(null);
  }

  @SuppressWarnings("ConstantConditions") // A new row holds nothing yet.
  private static @Nullable String changes(RequestEntity row, String snapshot, String workFile) {
    return row.snapshot == null
        ? null
        : DocumentChanges.between(
            DocumentChanges.parse(row.snapshot, row.workFile),
            DocumentChanges.parse(snapshot, workFile));
  }
}
