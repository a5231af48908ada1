package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import vn.evn.simulator.fault.Fault;
import vn.evn.simulator.fault.Faults;

/** Gives an answer in the portal's form, or in the form of the fault that is to be played. */
@ApplicationScoped
class Answers {
  private static final String ERROR_PAGE =
      "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><h1>502 Bad Gateway</h1></body></html>";

  private final ObjectMapper mapper;
  private final Faults faults;

  Answers(ObjectMapper mapper, Faults faults) {
    this.mapper = mapper;
    this.faults = faults;
  }

  Uni<Response> of(AdapterCalls.Outcome outcome, HttpServerRequest request) {
    Fault fault = outcome.fault();
    ObjectNode reply = mapper.valueToTree(outcome.reply());
    if (fault == null) {
      return json(reply);
    }
    return switch (fault) {
      // The last two are of pushes, and refused for calls.
      case DUPLICATE, EXPIRED_SESSION, OUT_OF_ORDER, TWELVE_HOUR_TIMES -> json(reply);
      case SLOW -> json(reply).onItem().delayIt().by(Duration.ofMillis(faults.plan().slowMillis()));
      case DROP_AFTER_SUCCESS -> {
        request.connection().close();
        yield Uni.createFrom().nothing();
      }
      case ERROR_CODE_AS_STRING ->
          json(reply.put("error_code", Integer.toString(outcome.reply().errorCode())));
      case TEXT_ONLY_SUCCESS -> {
        reply.remove("error_code");
        yield json(reply.put("message", "Cập nhật thành công"));
      }
      case HTML_ERROR_PAGE ->
          Uni.createFrom().item(Response.ok(ERROR_PAGE, MediaType.TEXT_HTML).build());
      case HTTP_500 -> Uni.createFrom().item(Response.serverError().build());
    };
  }

  private static Uni<Response> json(ObjectNode reply) {
    return Uni.createFrom().item(Response.ok(reply, MediaType.APPLICATION_JSON).build());
  }
}
