package vn.evn.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.event.OutgoingEvent;

/** Where a transaction leaves the events that become true with it. */
@ApplicationScoped
public class Outbox {
  /**
   * The largest event in bytes. It is below what a broker takes by default (1 MiB with overhead),
   * so that an event is refused here, inside the transaction, and never later by the broker.
   */
  public static final int MAX_EVENT_BYTES = 900 * 1024;

  private static final String INSERT =
      "INSERT INTO outbox_event (shard, topic, event_key, event_id, headers, payload)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DataSource dataSource;
  private final TransactionSynchronizationRegistry transactions;
  private final RelaySignal signal;

  @Inject
  Outbox(
      DataSource dataSource, TransactionSynchronizationRegistry transactions, RelaySignal signal) {
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.signal = signal;
  }

  /** Appends one event to the present transaction; see {@link #appendAll}. */
  public void append(OutgoingEvent event) {
    appendAll(List.of(event));
  }

  /**
   * Appends events to the present transaction, in this order. Call it after the row that the key
   * stands for was locked, inserted or updated in this transaction.
   *
   * @throws IllegalStateException if there is no transaction
   * @throws IllegalArgumentException if an event is larger than {@link #MAX_EVENT_BYTES}
   */
  public void appendAll(List<OutgoingEvent> events) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("an event belongs into the transaction that makes it true");
    }
    try (Connection connection = dataSource.getConnection()) {
      insert(connection, events);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
    transactions.registerInterposedSynchronization(new WakeAfterCommit());
  }

  /**
   * Writes the rows of events in the transaction of a connection. Services call {@link #appendAll};
   * this is for what has no transaction manager, such as a measurement.
   */
  public static void insert(Connection connection, List<OutgoingEvent> events) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (OutgoingEvent event : events) {
        if (event.payload().length > MAX_EVENT_BYTES) {
          throw new IllegalArgumentException(
              "event has " + event.payload().length + " bytes, limit is " + MAX_EVENT_BYTES);
        }
        insert.setInt(1, Shards.of(event.key()));
        insert.setString(2, event.topic());
        insert.setString(3, event.key());
        insert.setObject(4, event.id());
        insert.setString(5, headers(event.headers()));
        insert.setBytes(6, event.payload());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static @Nullable String headers(Map<String, String> headers) {
    try {
      return headers.isEmpty() ? null : JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always writable", e);
    }
  }

  private final class WakeAfterCommit implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Only the commit is of interest.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        signal.wake();
      }
    }
  }
}
