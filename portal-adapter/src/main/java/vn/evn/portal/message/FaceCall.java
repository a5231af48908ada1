package vn.evn.portal.message;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
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

  private final UnreadBodies unread;
  private final ObjectReader strict;

  @Inject
  FaceCall(ObjectMapper json, UnreadBodies unread) {
    this.unread = unread;
    this.strict = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Answers a call.
   *
   * @param operation what was called, by which a body that is no message is found again
   * @param body as it came
   * @param work what to do with the object in it; has committed when it returns
   */
  public Response answer(String operation, byte @Nullable [] body, Function<JsonNode, ?> work) {
    JsonNode message;
    try {
      message = body == null ? null : strict.readTree(body);
    } catch (IOException e) {
      return unreadable(operation, body);
    }
    if (message == null || !message.isObject()) {
      return unreadable(operation, body);
    }
    try {
      return PortalReply.answer(200, work.apply(message));
    } catch (Exception e) {
      // Also what no signature tells of: a commit that fails throws a checked exception. Whatever
      // it is, nothing is recorded, or it is not known; so it is never a success nor a refusal.
      if (Availability.isUnstorableText(e)) {
        // But for this: it is undone, and would be each time.
        return PortalReply.answer(200, PortalReply.refused("Nội dung có ký tự không hợp lệ"));
      }
      if (Availability.isTrouble(e) || isStoreTrouble(e)) {
        LOG.warnf("A call of the portal could not be recorded: %s", e.getClass().getName());
      } else {
        LOG.error("A call of the portal failed unexpectedly", e);
      }
      return PortalReply.unavailable();
    }
  }

  private Response unreadable(String operation, byte @Nullable [] body) {
    try {
      unread.unreadable(operation, body == null ? new byte[0] : body);
    } catch (RuntimeException e) {
      // The sender has to mend it in any case.
      LOG.warnf("An unreadable call could not be kept: %s", e.getClass().getName());
    }
    return PortalReply.unreadable();
  }

  private static boolean isStoreTrouble(Throwable e) {
    return e instanceof DocumentStoreUnavailable
        || e.getCause() instanceof DocumentStoreUnavailable;
  }
}
