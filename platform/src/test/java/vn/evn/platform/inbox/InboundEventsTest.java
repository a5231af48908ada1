package vn.evn.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
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
  @Inject Inbox inbox;
  @Inject Outbox outbox;
  @Inject DataSource dataSource;
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
  void waitsForTheDatabaseAndMakesNoDeadLetterOfItsTrouble() throws Exception {
    execute("CREATE TABLE IF NOT EXISTS effect (event_id text)");
    OutgoingEvent event = anEvent("trouble");
    ExecutorService consumer = Executors.newSingleThreadExecutor();
    try {
      RealServers.databaseGate().shut();
      Future<?> handled =
          consumer.submit(
              () ->
                  inbound.handle(
                      CONSUMER, record("trouble", 1, event.payload()), this::leaveEffect));
      try {
        // Long enough for more tries than a failure of another kind gets.
        TimeUnit.SECONDS.sleep(12);
        assertThat(handled.isDone()).isFalse();
      } finally {
        RealServers.databaseGate().open();
      }
      handled.get(60, TimeUnit.SECONDS);
    } finally {
      consumer.shutdownNow();
    }
    inbound.handle(CONSUMER, record("trouble", 1, event.payload()), this::leaveEffect);
    assertThat(number("SELECT count(*) FROM effect WHERE event_id = '" + event.id() + "'"))
        .isEqualTo(1);
    assertThat(number("SELECT count(*) FROM dead_letter WHERE topic = 'trouble'")).isZero();
  }

  private void leaveEffect(IncomingEvent event) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO effect (event_id) VALUES (?)")) {
      insert.setString(1, event.id());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  @Test
  void keepsADeadLetterWhoseKeyAndReasonHoldWhatNoDatabaseKeeps() throws SQLException {
    byte[] payload = anEvent("unkept").payload();
    inbound.handle(
        CONSUMER,
        new ConsumerRecord<>("unkept", 0, 3, "K\0-1\uD83D", payload),
        event -> {
          throw new PermanentlyRefused("field \0 holds \uDE00" + "x".repeat(479) + "\uD83D\uDE00");
        });
    ConsumerRecord<String, byte[]> told = firstOf("unkept.dlt");
    assertThat(told.key()).isEqualTo("K-1");
    assertThat(told.value()).isEqualTo(payload);
    assertThat(told.headers().lastHeader("reason").value())
        .asString()
        .startsWith("field  holds x")
        .doesNotContain("?");
    assertThat(
            number(
                "SELECT count(*) FROM dead_letter WHERE topic = 'unkept' AND event_key = 'K-1'"
                    + " AND reason LIKE 'field  holds x%'"))
        .isEqualTo(1);
  }

  @Test
  void keepsWhatIsTooLargeForTheOutboxInTheTableAndSaysSoOnTheTopic() throws SQLException {
    byte[] large = new byte[Outbox.MAX_EVENT_BYTES + 1];
    inbound.handle(CONSUMER, record("too-large", 9, large), event -> {});
    assertThat(
            number(
                "SELECT count(*) FROM dead_letter WHERE topic = 'too-large'"
                    + " AND length(payload) = "
                    + large.length))
        .isEqualTo(1);
    ConsumerRecord<String, byte[]> told = firstOf("too-large.dlt");
    assertThat(told.value()).isEmpty();
    assertThat(told.headers().lastHeader(DeadLetters.LEFT_OUT).value())
        .asString()
        .contains(String.valueOf(large.length), "table dead_letter");
  }

  @Test
  void keepsWhereARecordStandsIfItCannotBeKeptWhole() throws SQLException {
    execute(
        "CREATE OR REPLACE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE 'no cause that anybody thought of'; END $$");
    execute(
        "CREATE TRIGGER poison BEFORE INSERT ON dead_letter FOR EACH ROW"
            + " WHEN (NEW.topic = 'poison' AND NEW.payload IS NOT NULL)"
            + " EXECUTE FUNCTION refuse_poison()");
    inbound.handle(CONSUMER, record("poison", 5, new byte[] {1}), event -> {});
    assertThat(
            number(
                "SELECT count(*) FROM dead_letter WHERE topic = 'poison' AND record_offset = 5"
                    + " AND reason LIKE 'not kept whole%no CloudEvent%'"))
        .isEqualTo(1);
    assertThat(firstOf("poison.dlt").headers().lastHeader(DeadLetters.LEFT_OUT)).isNotNull();
  }

  @Test
  void tellsRecordsApartThatStandAtOneOffsetOfATopicMadeAnew() throws SQLException {
    byte[] before = "before".getBytes(StandardCharsets.UTF_8);
    byte[] after = "after".getBytes(StandardCharsets.UTF_8);
    inbound.handle(CONSUMER, record("anew", 0, before), event -> {});
    inbound.handle(CONSUMER, record("anew", 0, after), event -> {});
    inbound.handle(CONSUMER, record("anew", 0, after), event -> {});
    assertThat(number("SELECT count(*) FROM dead_letter WHERE topic = 'anew'")).isEqualTo(2);
  }

  @Test
  void goesOnAfterEventsThatBreakTheirHandler() throws SQLException {
    inbound.handle(
        CONSUMER,
        record("broken", 1, anEvent("broken").payload()),
        event -> {
          throw new StackOverflowError();
        });
    inbound.handle(
        CONSUMER,
        record("broken", 2, anEvent("broken").payload()),
        event -> sneak(new IOException("told by no signature")));
    String nul =
        "{\"specversion\": \"1.0\", \"id\": \"\\u0000\", \"source\": \"/a\","
            + " \"type\": \"\\u0000\", \"subject\": \"s\", \"data\": {}}";
    inbound.handle(
        CONSUMER, record("broken", 3, nul.getBytes(StandardCharsets.UTF_8)), event -> {});
    assertThat(number("SELECT count(*) FROM dead_letter WHERE topic = 'broken'")).isEqualTo(3);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(Exception e) throws E {
    throw (E) e;
  }

  @Test
  void forgetsNoEventUnlessItIsToldAfterWhatTime() throws SQLException {
    execute(
        "INSERT INTO inbox_event (consumer, event_id, received_at)"
            + " VALUES ('for-ever', 'old', now() - interval '10 years')");
    assertThat(sweep.sweep()).isZero();
    assertThat(number("SELECT count(*) FROM inbox_event WHERE consumer = 'for-ever'")).isEqualTo(1);
    execute("DELETE FROM inbox_event WHERE consumer = 'for-ever'");
  }

  @Test
  void forgetsOldEventsAndKeepsTheOthersIfToldSo() throws SQLException {
    execute(
        "INSERT INTO inbox_event (consumer, event_id, received_at)"
            + " SELECT 'sweep', n::text, now() - interval '31 days'"
            + " FROM generate_series(1, 12000) n");
    execute(
        "INSERT INTO inbox_event (consumer, event_id, received_at)"
            + " VALUES ('sweep', 'young', now() - interval '29 days')");
    assertThat(new InboxSweep(inbox, Optional.of(Duration.ofDays(30))).sweep()).isEqualTo(12_000);
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
