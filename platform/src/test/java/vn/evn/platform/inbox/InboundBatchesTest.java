package vn.evn.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
class InboundBatchesTest {
  private static final String CONSUMER = "batch-test";

  @Inject InboundBatches batches;
  @Inject Outbox outbox;
  @Inject Events events;

  @Test
  void carriesOutABatchInOneTransactionInOrder() throws SQLException {
    String topic = aTopic();
    List<List<Integer>> calls = new ArrayList<>();
    batches.handle(CONSUMER, records(topic, 100), new Numbers(calls));
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0)).isSorted().hasSize(100);
  }

  @Test
  void dropsRepeatsWithinABatchAndOfEarlierOnes() {
    String topic = aTopic();
    List<ConsumerRecord<String, byte[]>> records = records(topic, 3);
    List<ConsumerRecord<String, byte[]>> repeated = new ArrayList<>(records);
    repeated.add(record(topic, 3, records.get(1).value()));
    List<List<Integer>> calls = new ArrayList<>();
    batches.handle(CONSUMER, repeated, new Numbers(calls));
    // As after a crash between the commit and the commit of the offset.
    batches.handle(CONSUMER, repeated, new Numbers(calls));
    assertThat(calls).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void buriesWhatCannotBeReadOrIsRefusedAtOnceBesideTheOthers() throws SQLException {
    String topic = aTopic();
    List<ConsumerRecord<String, byte[]>> records = records(topic, 500);
    records.set(7, record(topic, 7, "no event".getBytes(StandardCharsets.UTF_8)));
    List<List<Integer>> calls = new ArrayList<>();
    Numbers numbers = new Numbers(calls);
    numbers.refused = 250;
    batches.handle(CONSUMER, records, numbers);
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0)).hasSize(498).doesNotContain(7, 250);
    assertThat(deadLetters(topic)).containsExactly("7: the record is no CloudEvent", "250: odd");
    batches.handle(CONSUMER, records, numbers);
    assertThat(calls).hasSize(1);
    assertThat(deadLetters(topic)).hasSize(2);
  }

  @Test
  void findsTheOneRecordThatFailsAndCarriesOutTheOthersInOrder() throws SQLException {
    String topic = aTopic();
    List<Integer> done = new ArrayList<>();
    AtomicInteger transactions = new AtomicInteger();
    batches.handle(
        CONSUMER,
        records(topic, 500),
        new BatchHandler<Integer>() {
          @Override
          public Integer prepare(IncomingEvent event) {
            return numberOf(event);
          }

          @Override
          public void carryOut(List<Integer> numbers) {
            transactions.incrementAndGet();
            outbox.append(events.of(topic + ".done", "vn.evn.test.done.v1", "k", numbers));
            if (numbers.contains(333)) {
              throw new PermanentlyRefused("not this one");
            }
            done.addAll(numbers);
          }
        });
    assertThat(done).hasSize(499).isSorted().doesNotContain(333);
    assertThat(deadLetters(topic)).containsExactly("333: not this one");
    // Halving, not one by one.
    assertThat(transactions.get()).isLessThan(30);
  }

  @Test
  void buriesWhatFailsUnexpectedlyAlsoWhenItIsMadeReady() throws SQLException {
    String topic = aTopic();
    List<List<Integer>> calls = new ArrayList<>();
    Numbers numbers = new Numbers(calls);
    numbers.broken = 2;
    batches.handle(CONSUMER, records(topic, 5), numbers);
    assertThat(calls.stream().flatMap(List::stream)).containsExactly(0, 1, 3, 4);
    assertThat(deadLetters(topic))
        .containsExactly("2: unexpected failure: UnsupportedOperationException");
  }

  @Test
  void waitsForTheDatabaseWithTheWholeBatch() throws SQLException {
    String topic = aTopic();
    AtomicInteger tries = new AtomicInteger();
    List<List<Integer>> calls = new ArrayList<>();
    Numbers numbers = new Numbers(calls);
    numbers.before =
        () -> {
          if (tries.incrementAndGet() <= 4) {
            throw new OutboxFailure(new SQLTransientConnectionException("away"));
          }
        };
    batches.handle(CONSUMER, records(topic, 10), numbers);
    assertThat(tries).hasValue(5);
    assertThat(calls).hasSize(1);
    assertThat(deadLetters(topic)).isEmpty();
  }

  @Test
  void makesNoDoublesOfTwoCopiesWithTheSameRecords() throws Exception {
    String topic = aTopic();
    List<ConsumerRecord<String, byte[]>> records = records(topic, 300);
    CyclicBarrier together = new CyclicBarrier(2);
    AtomicInteger carriedOut = new AtomicInteger();
    CountDownLatch slow = new CountDownLatch(1);
    ExecutorService copies = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int from : new int[] {0, 100}) {
        Numbers numbers = new Numbers(new ArrayList<>());
        numbers.before =
            () -> {
              try {
                // The one that came first holds its rows while the other waits for them.
                slow.await(300, TimeUnit.MILLISECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            };
        numbers.counter = carriedOut;
        ends.add(
            copies.submit(
                () -> {
                  together.await();
                  batches.handle(CONSUMER, records.subList(from, from + 200), numbers);
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      copies.shutdown();
    }
    assertThat(carriedOut).hasValue(300);
    assertThat(deadLetters(topic)).isEmpty();
  }

  /** Notes the numbers of the events that it carries out. */
  private static final class Numbers implements BatchHandler<Integer> {
    private final List<List<Integer>> calls;
    private int refused = -1;
    private int broken = -1;
    private Runnable before = () -> {};
    private AtomicInteger counter = new AtomicInteger();

    Numbers(List<List<Integer>> calls) {
      this.calls = calls;
    }

    @Override
    public Integer prepare(IncomingEvent event) {
      int number = numberOf(event);
      if (number == refused) {
        throw new PermanentlyRefused("odd");
      }
      if (number == broken) {
        throw new UnsupportedOperationException("a fault of the program");
      }
      return number;
    }

    @Override
    public void carryOut(List<Integer> numbers) {
      before.run();
      counter.addAndGet(numbers.size());
      calls.add(List.copyOf(numbers));
    }
  }

  private static int numberOf(IncomingEvent event) {
    return event.data().path("number").asInt();
  }

  private static String aTopic() {
    return "batch-" + UUID.randomUUID();
  }

  private List<ConsumerRecord<String, byte[]>> records(String topic, int count) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OutgoingEvent event = events.of(topic, "vn.evn.test.numbered.v1", "k", Map.of("number", i));
      records.add(record(topic, i, event.payload()));
    }
    return records;
  }

  private static ConsumerRecord<String, byte[]> record(String topic, long offset, byte[] value) {
    return new ConsumerRecord<>(topic, 0, offset, "K", value);
  }

  private static List<String> deadLetters(String topic) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT record_offset || ': ' || split_part(reason, ' (', 1) FROM dead_letter"
                    + " WHERE topic = ? ORDER BY record_offset")) {
      query.setString(1, topic);
      List<String> found = new ArrayList<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
      return found;
    }
  }
}
