package vn.evn.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxRelayTest {
  private static final String SAME_SHARD_AS_LATE = "OTHER8";

  @SuppressWarnings("NullAway.Init")
  private OutboxBench bench;

  @BeforeAll
  void startServers() throws SQLException {
    bench = new OutboxBench();
  }

  @AfterAll
  void stopServers() {
    bench.close();
  }

  @Test
  void copiesThatComeAndGoSend100000EventsOn50KeysInOrderAndMissNone() throws Exception {
    int keys = 50;
    int perKey = 2_000;
    ExecutorService writers = Executors.newFixedThreadPool(4);
    OutboxRelay first = bench.relay();
    OutboxRelay second = bench.relay();
    @Nullable OutboxRelay third = null;
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int part = writer;
        writing.add(
            writers.submit(
                () -> {
                  // A key belongs to one writer, as a row that is locked belongs to one
                  // transaction.
                  for (int from = 0; from < perKey; from += 20) {
                    int start = from;
                    List<String> events =
                        IntStream.range(0, keys)
                            .filter(key -> key % 4 == part)
                            .boxed()
                            .flatMap(
                                key ->
                                    IntStream.range(start, start + 20)
                                        .mapToObj(number -> "K" + key + ":" + number))
                            .toList();
                    bench.appendAndCommit("copies", events);
                  }
                  return null;
                }));
      }
      Awaitility.await().until(() -> first.sentEvents() + second.sentEvents() > 20_000);
      third = bench.relay();
      first.close();
      for (Future<?> writer : writing) {
        writer.get(120, TimeUnit.SECONDS);
      }
      OutboxBench.Arrivals arrivals = bench.read("copies", keys * perKey, Duration.ofSeconds(120));
      assertThat(arrivals.different()).isEqualTo(keys * perKey);
      assertInOrder(arrivals, keys, perKey);
      assertThat(second.sentEvents()).isPositive();
      assertThat(third.sentEvents()).isPositive();
      Awaitility.await().untilAsserted(() -> assertThat(bench.unsent()).isZero());
    } finally {
      writers.shutdownNow();
      first.close();
      second.close();
      if (third != null) {
        third.close();
      }
    }
  }

  @Test
  void sendsWhatATransactionHeldOpenFor5SecondsCommitsLate() throws Exception {
    assertThat(Shards.of(SAME_SHARD_AS_LATE)).isEqualTo(Shards.of("LATE"));
    try (OutboxRelay relay = bench.relay();
        Connection late = bench.transaction()) {
      bench.append(late, "late", List.of("LATE:0", "LATE:1"));
      long opened = System.nanoTime();
      int others = 0;
      while (System.nanoTime() - opened < TimeUnit.SECONDS.toNanos(5)) {
        // The same shard: what is sent meanwhile has higher numbers than what commits late.
        bench.appendAndCommit("late", numbered(SAME_SHARD_AS_LATE, others, 1));
        others++;
      }
      int expected = others;
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> relay.sentEvents() == expected);
      late.commit();
      late.setAutoCommit(true);
      bench.appendAndCommit("late", List.of("LATE:2"));
      OutboxBench.Arrivals arrivals = bench.read("late", others + 3, Duration.ofSeconds(30));
      assertThat(arrivals.firsts().get("LATE")).containsExactly(0, 1, 2);
      assertThat(arrivals.firsts().get(SAME_SHARD_AS_LATE)).hasSize(others).isSorted();
    }
  }

  @Test
  void keepsEverythingWhileTheBrokerIsAwayForAMinute() throws Exception {
    try (OutboxRelay relay = bench.relay()) {
      bench.appendAndCommit("away", numbered("A", 0, 10));
      Awaitility.await().until(() -> relay.sentEvents() == 10);
      bench.broker().stop();
      long stopped = System.nanoTime();
      int written = 10;
      try {
        while (System.nanoTime() - stopped < TimeUnit.SECONDS.toNanos(60)) {
          bench.appendAndCommit("away", numbered("A", written, 5));
          written += 5;
          TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(bench.unsent()).isEqualTo(written - 10);
        assertThat(relay.ageMillis()).isGreaterThan(50_000);
      } finally {
        bench.broker().start();
      }
      OutboxBench.Arrivals arrivals = bench.read("away", written, Duration.ofSeconds(60));
      assertThat(arrivals.firsts().get("A"))
          .containsExactlyElementsOf(IntStream.range(0, arrivals.different()).boxed().toList())
          .hasSize(written);
    }
  }

  @Test
  void sendsAgainWithTheSameIdsAfterACrashBetweenSendingAndDeleting() throws Exception {
    bench.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE 'no delete'; END $$");
    bench.execute(
        "CREATE TRIGGER crash BEFORE DELETE ON outbox_event"
            + " FOR EACH ROW WHEN (OLD.topic = 'crash') EXECUTE FUNCTION refuse()");
    bench.appendAndCommit("crash", numbered("C", 0, 100));
    try (OutboxRelay crashing = bench.relay()) {
      OutboxBench.Arrivals sent = bench.read("crash", 100, Duration.ofSeconds(30));
      assertThat(sent.different()).isEqualTo(100);
      assertThat(crashing.sentEvents()).isZero();
    }
    assertThat(bench.unsent()).isEqualTo(100);
    bench.execute("DROP TRIGGER crash ON outbox_event");
    bench.appendAndCommit("crash", numbered("C", 100, 50));
    try (OutboxRelay next = bench.relay()) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> next.sentEvents() == 150);
    }
    OutboxBench.Arrivals arrivals = bench.read("crash", 150, Duration.ofSeconds(30));
    assertThat(arrivals.records()).isGreaterThanOrEqualTo(250);
    assertInOrder(arrivals, 1, 150);
  }

  @Test
  void startsWhileTheNameOfTheBrokerIsUnknown() throws Exception {
    bench.appendAndCommit("unnamed", numbered("U", 0, 10));
    try (OutboxRelay lost = bench.relay("no-such-broker.invalid:9092")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(lost.ageMillis()).isPositive());
      assertThat(lost.sentEvents()).isZero();
    }
    try (OutboxRelay relay = bench.relay()) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> relay.sentEvents() == 10);
    }
  }

  @Test
  void goesOnWithTheOtherTopicsWhileOneCannotBeWritten() throws Exception {
    // No broker takes a topic of this name; its rows come first in every shard.
    String unwritable = "no topic at all";
    List<String> keys = keyOfEachShard();
    for (String key : keys) {
      bench.appendAndCommit(unwritable, numbered(key, 0, 200));
      bench.appendAndCommit("beside", numbered(key, 0, 200));
    }
    int events = keys.size() * 200;
    try (OutboxRelay relay = bench.relay()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(relay.sentEvents()).isEqualTo(events));
      // And not only once: what comes later does not wait either.
      bench.appendAndCommit("beside", keys.stream().map(key -> key + ":200").toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(relay.sentEvents()).isEqualTo(events + keys.size()));
    }
    OutboxBench.Arrivals arrivals = bench.read("beside", events, Duration.ofSeconds(30));
    assertInOrder(arrivals, keys.size(), 201);
    assertThat(bench.unsent()).isEqualTo(events);
    bench.execute("DELETE FROM outbox_event");
  }

  private static List<String> keyOfEachShard() {
    Map<Integer, String> keys = new TreeMap<>();
    for (int number = 0; keys.size() < Shards.COUNT; number++) {
      keys.putIfAbsent(Shards.of("S" + number), "S" + number);
    }
    return List.copyOf(keys.values());
  }

  private static List<String> numbered(String key, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(number -> key + ":" + number).toList();
  }

  private static void assertInOrder(OutboxBench.Arrivals arrivals, int keys, int perKey) {
    List<Integer> expected = IntStream.range(0, perKey).boxed().toList();
    assertThat(arrivals.firsts()).hasSize(keys);
    assertThat(arrivals.firsts().values())
        .allSatisfy(
            numbers -> assertThat(numbers).isEqualTo(Collections.unmodifiableList(expected)));
  }
}
