package vn.evn.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that is too large in the form of the face: one whose announced size is past the
 * limit before anything of it is read, one that announces no size as soon as more has been read.
 */
@ApplicationScoped
public class TooLargeAnswer {
  /** Before every other route, the HTTP layer's own check of the size among them. */
  private static final int FIRST = Integer.MIN_VALUE / 2;

  /** After the HTTP layer has set its limit for a body that announces no size. */
  private static final int AFTER_THE_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

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

  /** What is answered, and in which form. */
  private record Refusal(String mediaType, String body) {}

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::check);
    router.route().order(AFTER_THE_LIMIT).handler(this::leaveTheCountToUs);
  }

  /** Answers for a body that {@link BodyReading} stopped to read. */
  @ServerExceptionMapper
  public Response tooLarge(BodyTooLarge e, ContainerRequestContext call) {
    String path = call.getUriInfo().getPath();
    // How large it is in the end nobody knows: more than the limit had come.
    Refusal refusal = refusal(path.startsWith("/") ? path : "/" + path, limitBytes + 1);
    return Response.status(413)
        .header(HttpHeaders.CONTENT_TYPE, refusal.mediaType())
        .header("Connection", "close")
        .entity(refusal.body())
        .build();
  }

  private void check(RoutingContext call) {
    long bytes = announcedBytes(call.request().getHeader("Content-Length"));
    if (bytes <= limitBytes) {
      call.next();
      return;
    }
    Refusal refusal = refusal(call.normalizedPath(), bytes);
    // The rest of the body is not read, so the connection cannot be used again.
    call.response()
        .setStatusCode(413)
        .putHeader("Connection", "close")
        .putHeader("Content-Type", refusal.mediaType())
        .end(refusal.body());
  }

  /**
   * The HTTP layer would cut such a body off with an empty answer. It is let go on for a while, so
   * that {@link BodyReading} finds out first; what nobody reads is still bounded.
   */
  private void leaveTheCountToUs(RoutingContext call) {
    if (call.get(VertxInputStream.MAX_REQUEST_SIZE_KEY) != null) {
      call.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, 2 * limitBytes);
    }
    call.next();
  }

  private Refusal refusal(String path, long bytes) {
    for (ErrorFace face : faces) {
      if (face.covers(path)) {
        face.refused(path, bytes);
        return new Refusal(face.mediaType(), face.tooLarge());
      }
    }
    return new Refusal(Problem.MEDIA_TYPE, problem());
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
