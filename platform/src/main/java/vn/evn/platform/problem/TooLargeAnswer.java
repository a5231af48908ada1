package vn.evn.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body whose announced size is past the limit, in the form of the face. The HTTP layer's
 * own refusal, which also holds for bodies that announce no size, has no body.
 */
@ApplicationScoped
class TooLargeAnswer {
  /** Before every other route, the HTTP layer's own check of the size among them. */
  private static final int FIRST = Integer.MIN_VALUE / 2;

  private final Instance<ErrorFace> faces;
  private final ObjectMapper json;
  private final long limitBytes;

  @Inject
  TooLargeAnswer(
      @Any Instance<ErrorFace> faces,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.faces = faces;
    this.json = json;
    this.limitBytes = limit.asLongValue();
  }

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::check);
  }

  private void check(RoutingContext call) {
    if (announcedBytes(call.request().getHeader("Content-Length")) <= limitBytes) {
      call.next();
      return;
    }
    String path = call.normalizedPath();
    // The rest of the body is not read, so the connection cannot be used again.
    HttpServerResponse response =
        call.response().setStatusCode(413).putHeader("Connection", "close");
    for (ErrorFace face : faces) {
      if (face.covers(path)) {
        response.putHeader("Content-Type", face.mediaType()).end(face.tooLarge());
        return;
      }
    }
    response.putHeader("Content-Type", Problem.MEDIA_TYPE).end(problem());
  }

  private static long announcedBytes(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header.trim());
    } catch (NumberFormatException e) {
      // The HTTP layer refuses such a header itself.
      return 0;
    }
  }

  private String problem() {
    try {
      return json.writeValueAsString(Problem.of(413, "too-large", "The body is too large", null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always writable", e);
    }
  }
}
