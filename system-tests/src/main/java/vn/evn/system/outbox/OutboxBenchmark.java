package vn.evn.system.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxRelay;

/**
 * Measures the outbox on a real database (commits flushed) and a real broker on this machine: rows
 * committed by writers, sent, acknowledged by the broker and deleted. Beside it, in the same run,
 * the limits: the same rows inserted without a relay, and the same events by a bare producer.
 */
public final class OutboxBenchmark {
  private static final int WRITERS = 4;
  private static final int PER_COMMIT = 100;
  private static final int WARM_UP = 60_000;
  private static final int EVENTS = 200_000;
  private static final int RUNS = 3;
  private static final int KEYS = 10_000;
  private static final int DELAY_PER_SECOND = 500;
  private static final int DELAY_SECONDS = 30;
  private static final String TOPIC = "benchmark";

  private final PrintStream out;
  private final byte[] filling = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  public OutboxBenchmark(PrintStream out) {
    this.out = out;
  }

  /** Runs it and prints the figures; takes two to three minutes. */
  public void run() throws Exception {
    try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
        EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary()) {
      postgres.createDatabase("outbox");
      String url = postgres.jdbcUrl("outbox");
      Flyway.configure()
          .dataSource(url, EmbeddedPostgresServer.USER, "")
          .locations("db/platform")
          .load()
          .migrate();
      Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (AgroalDataSource dataSource = dataSource(url)) {
        throughOutbox(dataSource, kafka, WARM_UP);
        long[] outbox = new long[RUNS];
        long[] inserts = new long[RUNS];
        long[] producer = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
          outbox[run] = throughOutbox(dataSource, kafka, EVENTS);
          inserts[run] = insertsAlone(dataSource, EVENTS);
          producer[run] = producerAlone(kafka, EVENTS);
        }
        out.println("events of 1 kB, " + EVENTS + " a run; min / median / max of " + RUNS);
        long through = print("committed, sent, acknowledged, deleted", outbox);
        long bare = print("the same rows inserted, no relay", inserts);
        long sent = print("the same events by a bare producer", producer);
        out.printf(
            Locale.ROOT,
            "outbox / bare inserts %.2f, outbox / bare producer %.2f%n",
            (double) through / bare,
            (double) through / sent);
        new DelayMeasurement(out, this::event, kafka, TOPIC + "-delay")
            .run(dataSource, DELAY_PER_SECOND, DELAY_SECONDS);
      }
    }
  }

  private static AgroalDataSource dataSource(String url) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(20)
                        .connectionFactoryConfiguration(
                            connection ->
                                connection.jdbcUrl(
                                    url
                                        + "?reWriteBatchedInserts=true&user="
                                        + EmbeddedPostgresServer.USER))));
  }

  private long throughOutbox(AgroalDataSource dataSource, Map<String, Object> kafka, int count)
      throws Exception {
    try (OutboxRelay relay = OutboxRelay.start(dataSource, kafka)) {
      long begun = System.nanoTime();
      write(dataSource, count, relay::wake);
      while (relay.sentEvents() < count) {
        Thread.sleep(1);
      }
      return perSecond(count, begun);
    }
  }

  private long insertsAlone(AgroalDataSource dataSource, int count) throws Exception {
    long begun = System.nanoTime();
    write(dataSource, count, () -> {});
    long rate = perSecond(count, begun);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE outbox_event");
    }
    return rate;
  }

  private long producerAlone(Map<String, Object> kafka, int count) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "acks",
                "all",
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "linger.ms",
                2,
                "batch.size",
                131_072));
    settings.putAll(kafka);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      long begun = System.nanoTime();
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(TOPIC + "-bare", "K" + i % KEYS, filling));
      }
      producer.flush();
      return perSecond(count, begun);
    }
  }

  private void write(AgroalDataSource dataSource, int count, Runnable committed) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> parts = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer * (count / WRITERS);
        parts.add(
            writers.submit(
                () -> {
                  for (int at = 0; at < count / WRITERS; at += PER_COMMIT) {
                    List<OutgoingEvent> events = new ArrayList<>(PER_COMMIT);
                    for (int i = 0; i < PER_COMMIT; i++) {
                      events.add(event(TOPIC, "K" + (first + at + i) % KEYS, filling));
                    }
                    commit(dataSource, events);
                    committed.run();
                  }
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } finally {
      writers.shutdown();
    }
  }

  static void commit(AgroalDataSource dataSource, List<OutgoingEvent> events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      Outbox.insert(connection, events);
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private OutgoingEvent event(String topic, String key, byte[] payload) {
    return new OutgoingEvent(topic, key, UUID.randomUUID(), Map.of(), payload);
  }

  private long print(String what, long[] perSecond) {
    long[] sorted = perSecond.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-42s %,9d / %,9d / %,9d events/s%n",
        what,
        sorted[0],
        sorted[RUNS / 2],
        sorted[RUNS - 1]);
    return sorted[RUNS / 2];
  }

  private static long perSecond(int count, long begunNanos) {
    return count * 1_000_000_000L / (System.nanoTime() - begunNanos);
  }
}
