package vn.evn.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An event that was read from a topic.
 *
 * @param id of the event
 * @param type CloudEvents type
 * @param source who published it
 * @param subject the key
 * @param time when it happened; null if the publisher did not say
 * @param data the data as JSON
 */
public record IncomingEvent(
    String id,
    String type,
    String source,
    String subject,
    @Nullable OffsetDateTime time,
    JsonNode data,
    ObjectMapper json) {

  /**
   * The data as a record of the contracts.
   *
   * @throws UnreadableEvent if they are not of that form
   */
  public <T> T dataAs(Class<T> record) {
    try {
      return json.treeToValue(data, record);
    } catch (JsonProcessingException e) {
      throw new UnreadableEvent("the data of " + type + " are not a " + record.getSimpleName(), e);
    }
  }

  @Override
  public String toString() {
    // Without the data: they may hold personal data, and this may end in a log.
    return type + " " + id;
  }
}
