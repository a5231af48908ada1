package vn.evn.request.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
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

  void write(RequestFile file, RequestEntity row) {
    RequestSnapshot request = file.request();
    row.version = request.version();
    row.state = request.state().name();
    row.unit = request.unit();
    row.step = request.step();
    row.dueAt = request.dueAt();
    row.customerCode = request.customerCode();
    row.probableDuplicate = !request.probableDuplicateOf().isEmpty();
    QueuePlace place = QueuePlace.of(request, step(request));
    row.waitsFor = place.waitsFor() == null ? null : place.waitsFor().name();
    row.queueAt = place.at();
    try {
      row.snapshot = json.writeValueAsString(request);
      row.workFile = json.writeValueAsString(file.work());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("request " + request.code() + " is not writable", e);
    }
  }

  private ServiceDefinition.@Nullable Step step(RequestSnapshot request) {
    String code = request.step();
    return code == null
        ? null
        : catalogue.find(request.serviceType()).flatMap(s -> s.step(code)).orElse(null);
  }
}
