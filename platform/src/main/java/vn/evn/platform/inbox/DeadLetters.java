package vn.evn.platform.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.evn.contracts.Topics;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;

/** Keeps what a consumer could not carry out: as a row here and on the dead-letter topic. */
@ApplicationScoped
class DeadLetters {
  private static final int MAX_REASON = 500;

  private final DataSource dataSource;
  private final Outbox outbox;

  @Inject
  DeadLetters(DataSource dataSource, Outbox outbox) {
    this.dataSource = dataSource;
    this.outbox = outbox;
  }

  /** Keeps a record with the reason, in the present transaction; a record is kept once. */
  void keep(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    String shortReason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    if (!insert(consumer, record, shortReason)) {
      return;
    }
    byte[] payload = record.value() == null ? new byte[0] : record.value();
    outbox.append(
        new OutgoingEvent(
            Topics.deadLetterOf(record.topic()),
            record.key() == null ? "" : record.key(),
            UUID.randomUUID(),
            Map.of(
                "reason",
                shortReason,
                "consumer",
                consumer,
                "source-partition",
                String.valueOf(record.partition()),
                "source-offset",
                String.valueOf(record.offset())),
            payload));
  }

  private boolean insert(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO dead_letter (consumer, topic, partition, record_offset, event_key,"
                    + " reason, payload) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, consumer);
      insert.setString(2, record.topic());
      insert.setInt(3, record.partition());
      insert.setLong(4, record.offset());
      insert.setString(5, record.key());
      insert.setString(6, reason);
      insert.setBytes(7, record.value());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
