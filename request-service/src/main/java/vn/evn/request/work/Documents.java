package vn.evn.request.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/** Writes a request into its row and reads it back. */
@ApplicationScoped
class Documents {
  private final ObjectMapper json;

  @Inject
  Documents(ObjectMapper json) {
    this.json = json;
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

  void write(RequestFile file, RequestEntity row) {
    RequestSnapshot request = file.request();
    row.version = request.version();
    row.state = request.state().name();
    row.unit = request.unit();
    try {
      row.snapshot = json.writeValueAsString(request);
      row.workFile = json.writeValueAsString(file.work());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("request " + request.code() + " is not writable", e);
    }
  }
}
