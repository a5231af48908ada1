package vn.evn.platform.outbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An unsent event as it lies in the table. */
record OutboxRow(
    int shard,
    long id,
    String topic,
    String key,
    UUID eventId,
    @Nullable String headers,
    byte[] payload) {}
