package vn.evn.portal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.document.DocumentStoreUnavailable;
import vn.evn.platform.problem.Availability;

/** Reads a call of the portal and answers in its envelope, whatever happens. */
@ApplicationScoped
public class FaceCall {
  private static final Logger LOG = Logger.getLogger(FaceCall.class);

  private final ObjectMapper json;

  @Inject
  FaceCall(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Answers a call.
   *
   * @param body as it came
   * @param work what to do with the object in it; has committed when it returns
   */
  public Response answer(byte @Nullable [] body, Function<JsonNode, ?> work) {
    JsonNode message;
    try {
      message = body == null ? null : json.readTree(body);
    } catch (IOException e) {
      return PortalReply.unreadable();
    }
    if (message == null || !message.isObject()) {
      return PortalReply.unreadable();
    }
    try {
      return PortalReply.answer(200, work.apply(message));
    } catch (RuntimeException e) {
      if (Availability.isTrouble(e) || isStoreTrouble(e)) {
        LOG.warnf("A call of the portal could not be recorded: %s", e.getClass().getName());
        return PortalReply.unavailable();
      }
      throw e;
    }
  }

  private static boolean isStoreTrouble(Throwable e) {
    return e instanceof DocumentStoreUnavailable
        || e.getCause() instanceof DocumentStoreUnavailable;
  }
}
