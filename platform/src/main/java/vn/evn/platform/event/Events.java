package vn.evn.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.EventSchemas;

/** Writes and reads events. */
@ApplicationScoped
public class Events {
  /** Content type of every record. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private final JsonFormat format = new JsonFormat();
  private final ObjectMapper json;
  private final Clock clock;
  private final URI source;

  @Inject
  public Events(
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.json = json;
    this.clock = clock;
    this.source = URI.create("/" + application);
  }

  /**
   * A new event that happened now.
   *
   * @param topic see {@link vn.evn.contracts.Topics}
   * @param type CloudEvents type
   * @param key the subject and Kafka key; upper-cased here
   * @param data a record of the contracts
   */
  public OutgoingEvent of(String topic, String type, String key, Object data) {
    UUID id = UUID.randomUUID();
    String subject = key.toUpperCase(Locale.ROOT);
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(id.toString())
            .withSource(source)
            .withType(type)
            .withSubject(subject)
            .withTime(OffsetDateTime.now(clock))
            .withDataSchema(URI.create(EventSchemas.of(type)))
            .withData("application/json", JsonCloudEventData.wrap(json.valueToTree(data)))
            .build();
    return new OutgoingEvent(topic, subject, id, Map.of(), format.serialize(event));
  }

  /**
   * Reads the value of a record.
   *
   * @throws UnreadableEvent if it is no CloudEvent with id, type, source, subject and JSON data
   */
  public IncomingEvent read(byte @Nullable [] payload) {
    if (payload == null) {
      throw new UnreadableEvent("the record is empty");
    }
    @Nullable CloudEvent event;
    try {
      event = format.deserialize(payload);
    } catch (RuntimeException e) {
      // The library throws more than the exceptions it names; an unreadable record must never get
      // past here as anything else, since that would stop the consumer for good.
      throw new UnreadableEvent("the record is no CloudEvent", e);
    }
    if (event == null) {
      throw new UnreadableEvent("the record is the JSON value null");
    }
    String subject = event.getSubject();
    CloudEventData data = event.getData();
    if (subject == null || data == null) {
      throw new UnreadableEvent("the event has no subject or no data");
    }
    return new IncomingEvent(
        event.getId(),
        event.getType(),
        event.getSource().toString(),
        subject,
        event.getTime(),
        dataOf(data),
        json);
  }

  private JsonNode dataOf(CloudEventData data) {
    if (data instanceof JsonCloudEventData tree) {
      return tree.getNode();
    }
    try {
      return json.readTree(data.toBytes());
    } catch (IOException e) {
      throw new UnreadableEvent("the data of the event are not JSON", e);
    }
  }
}
