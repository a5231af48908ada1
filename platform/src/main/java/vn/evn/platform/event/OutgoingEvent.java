package vn.evn.platform.event;

import java.util.Map;
import java.util.UUID;

/**
 * An event on its way out.
 *
 * @param topic where it goes
 * @param key decides the partition and so the order; upper-cased
 * @param id of the event; consumers drop repeats by it
 * @param headers Kafka headers beside the content type
 * @param payload the CloudEvent in structured JSON, UTF-8
 */
public record OutgoingEvent(
    String topic, String key, UUID id, Map<String, String> headers, byte[] payload) {}
