package vn.evn.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class InboundEventsTest {
  private static final String CONSUMER = "platform-test";

  @Inject InboundEvents inbound;
  @Inject InboxSweep sweep;
  @Inject Outbox outbox;
  @Inject Events events;

  @Test
  void carriesOutARepeatOnlyOnce() {
    ConsumerRecord<String, byte[]> record = record("repeats", 0, anEvent("repeats").payload());
    AtomicInteger carriedOut = new AtomicInteger();
    inbound.handle(CONSUMER, record, event -> carriedOut.incrementAndGet());
    inbound.handle(CONSUMER, record, event -> carriedOut.incrementAndGet());
    assertThat(carriedOut).hasValue(1);
  }

  @Test
  void keepsWhatIsNoEventOnceAsADeadLetterAndTellsTheTopicBesideIt() throws SQLException {
    byte[] noEvent = "{\"half\":".getBytes(StandardCharsets.UTF_8);
    ConsumerRecord<String, byte[]> record = record("unreadable", 7, noEvent);
    inbound.handle(CONSUMER, record, event -> {});
    inbound.handle(CONSUMER, record, event -> {});
    assertThat(number("SELECT count(*) FROM dead_letter WHERE topic = 'unreadable'")).isEqualTo(1);
    ConsumerRecord<String, byte[]> told = firstOf("unreadable.dlt");
    assertThat(told.value()).isEqualTo(noEvent);
    assertThat(new String(told.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
        .startsWith("the record is no CloudEvent");
    assertThat(told.headers().lastHeader("source-offset").value()).asString().isEqualTo("7");
  }

  @Test
  void keepsARefusedEventAsADeadLetterAndUndoesWhatItsHandlerWrote() throws SQLException {
    inbound.handle(
        CONSUMER,
        record("refused", 1, anEvent("refused").payload()),
        event -> {
          outbox.append(anEvent("refused.dlt"));
          throw new PermanentlyRefused("no such request");
        });
    assertThat(
            number(
                "SELECT count(*) FROM dead_letter WHERE topic = 'refused'"
                    + " AND reason = 'no such request'"))
        .isEqualTo(1);
    // The undone event has the same topic and key; had it been kept, it would come before.
    assertThat(firstOf("refused.dlt").headers().lastHeader("reason").value())
        .asString()
        .isEqualTo("no such request");
  }

  @Test
  void waitsForTheDatabaseAndMakesNoDeadLetterOfItsTrouble() throws SQLException {
    AtomicInteger tries = new AtomicInteger();
    inbound.handle(
        CONSUMER,
        record("trouble", 1, anEvent("trouble").payload()),
        event -> {
          // More often than a failure of another kind is tried.
          if (tries.incrementAndGet() <= 4) {
            throw new OutboxFailure(new SQLTransientConnectionException("away"));
          }
        });
    assertThat(tries).hasValue(5);
    assertThat(number("SELECT count(*) FROM dead_letter WHERE topic = 'trouble'")).isZero();
  }

  @Test
  void forgetsOldEventsAndKeepsTheOthers() throws SQLException {
    execute(
        "INSERT INTO inbox_event (consumer, event_id, received_at)"
            + " SELECT 'sweep', n::text, now() - interval '31 days'"
            + " FROM generate_series(1, 12000) n");
    execute(
        "INSERT INTO inbox_event (consumer, event_id, received_at)"
            + " VALUES ('sweep', 'young', now() - interval '29 days')");
    assertThat(sweep.sweep()).isEqualTo(12_000);
    assertThat(number("SELECT count(*) FROM inbox_event WHERE consumer = 'sweep'")).isEqualTo(1);
  }

  @Test
  void sendsAnEventAfterTheCommitAndNoneOfWhatWasUndone() {
    OutgoingEvent undone = anEvent("committed");
    OutgoingEvent committed = anEvent("committed");
    QuarkusTransaction.begin();
    outbox.append(undone);
    QuarkusTransaction.rollback();
    QuarkusTransaction.requiringNew().run(() -> outbox.append(committed));
    ConsumerRecord<String, byte[]> first = firstOf("committed");
    assertThat(events.read(first.value()).id()).isEqualTo(committed.id().toString());
    assertThat(first.headers().lastHeader("content-type").value())
        .asString()
        .isEqualTo(Events.CONTENT_TYPE);
  }

  @Test
  void takesNoEventWithoutATransactionAndNoneThatTheBrokerWouldRefuse() {
    assertThatThrownBy(() -> outbox.append(anEvent("outside")))
        .isInstanceOf(IllegalStateException.class);
    OutgoingEvent large =
        new OutgoingEvent(
            "large", "K-1", UUID.randomUUID(), Map.of(), new byte[Outbox.MAX_EVENT_BYTES + 1]);
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.append(large)))
        .hasStackTraceContaining("limit is " + Outbox.MAX_EVENT_BYTES);
  }

  private OutgoingEvent anEvent(String topic) {
    return events.of(topic, "vn.evn.test.happened.v1", "k-1", Map.of("number", 1));
  }

  private static ConsumerRecord<String, byte[]> record(String topic, long offset, byte[] value) {
    return new ConsumerRecord<>(topic, 0, offset, "K-1", value);
  }

  private static ConsumerRecord<String, byte[]> firstOf(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                RealServers.kafka().bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      return Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInSameThread()
          .until(
              () -> {
                var records = consumer.poll(Duration.ofMillis(200)).records(topic).iterator();
                return records.hasNext() ? records.next() : null;
              },
              found -> found != null);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
  }
}
