package vn.evn.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Topics;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.text.StorableText;

/**
 * Keeps what a consumer could not carry out: as a row here and on the dead-letter topic.
 *
 * <p>Whatever a record holds, it can be kept: else its channel would stand still for ever.
 */
@ApplicationScoped
class DeadLetters {
  /** Header of a dead-letter record without the payload: why, and where the payload is. */
  static final String LEFT_OUT = "payload-left-out";

  private static final int MAX_REASON = 500;

  /** Longest key on the dead-letter topic; ours are codes of at most 100 characters. */
  private static final int MAX_KEY = 500;

  private static final byte[] NOTHING = {};

  private final DataSource dataSource;
  private final Outbox outbox;

  @Inject
  DeadLetters(DataSource dataSource, Outbox outbox) {
    this.dataSource = dataSource;
    this.outbox = outbox;
  }

  /**
   * Keeps a record with the reason, in the present transaction; a record is kept once. A payload
   * that is too large for the outbox is kept in the row alone, and the dead-letter record says so.
   */
  void keep(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    String told = told(reason);
    String key = record.key() == null ? null : StorableText.of(record.key());
    if (!insert(consumer, record, key, told, record.value())) {
      return;
    }
    Map<String, String> headers = headers(consumer, record, told);
    byte[] payload = record.value() == null ? NOTHING : record.value();
    if (payload.length > Outbox.MAX_EVENT_BYTES) {
      headers.put(
          LEFT_OUT,
          payload.length
              + " bytes, more than "
              + Outbox.MAX_EVENT_BYTES
              + "; they are in the table dead_letter of the consumer");
      payload = NOTHING;
    }
    publish(record, key, headers, payload);
  }

  /**
   * Keeps where a record stands and the reason, without key and payload: for what cannot be kept
   * whole for a cause that nobody thought of. The record itself is still on its topic.
   */
  void keepWithoutContent(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    String told = told("not kept whole, see the topic: " + reason);
    if (!insert(consumer, record, null, told, null)) {
      return;
    }
    Map<String, String> headers = headers(consumer, record, told);
    headers.put(LEFT_OUT, "the record could not be kept whole; it is on its topic");
    publish(record, null, headers, NOTHING);
  }

  private static String told(String reason) {
    return StorableText.start(StorableText.of(reason), MAX_REASON);
  }

  private static Map<String, String> headers(
      String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("reason", reason);
    headers.put("consumer", consumer);
    headers.put("source-partition", String.valueOf(record.partition()));
    headers.put("source-offset", String.valueOf(record.offset()));
    return headers;
  }

  private void publish(
      ConsumerRecord<String, byte[]> record,
      @Nullable String key,
      Map<String, String> headers,
      byte[] payload) {
    outbox.append(
        new OutgoingEvent(
            Topics.deadLetterOf(record.topic()),
            key == null ? "" : StorableText.start(key, MAX_KEY),
            UUID.randomUUID(),
            headers,
            payload));
  }

  private boolean insert(
      String consumer,
      ConsumerRecord<String, byte[]> record,
      @Nullable String key,
      String reason,
      byte @Nullable [] payload) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO dead_letter (consumer, topic, partition, record_offset, event_key,"
                    + " reason, payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, consumer);
      insert.setString(2, record.topic());
      insert.setInt(3, record.partition());
      insert.setLong(4, record.offset());
      insert.setString(5, key);
      insert.setString(6, reason);
      insert.setBytes(7, payload);
      insert.setString(8, digest(record));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static String digest(ConsumerRecord<String, byte[]> record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (record.key() != null) {
        digest.update(record.key().getBytes(StandardCharsets.UTF_8));
      }
      digest.update((byte) 0);
      if (record.value() != null) {
        digest.update(record.value());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
