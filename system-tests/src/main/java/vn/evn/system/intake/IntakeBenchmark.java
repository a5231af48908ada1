package vn.evn.system.intake;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.evn.contracts.Topics;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;

/**
 * Measures the way of applications from the topic to committed requests: the built request-service
 * with its relay, a real database (commits flushed) and a real broker, all on this machine. The
 * time runs from the first record sent to the last request committed, so the producer's work is
 * within it.
 */
public final class IntakeBenchmark {
  /** Until the compiler of the service has nothing left to do: its work would be measured else. */
  private static final int WARM_UP = 200_000;

  private static final int APPLICATIONS = 60_000;
  private static final int RUNS = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final PrintStream out;

  public IntakeBenchmark(PrintStream out) {
    this.out = out;
  }

  /** Runs it and prints the figures; takes about two minutes. */
  public void run() throws Exception {
    Path folder = Files.createTempDirectory("intake-benchmark");
    try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporaryForMuchWriting();
        EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary()) {
      postgres.createDatabase("intake");
      String url = postgres.jdbcUrl("intake");
      SampleApplications samples = new SampleApplications();
      long[] committed = new long[RUNS];
      long[] announced = new long[RUNS];
      long[] read = new long[RUNS];
      long[] inserted = new long[RUNS];
      postgres.createDatabase("bare");
      CpuTimes cpu = new CpuTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO);
      BareInserts bare = new BareInserts(postgres.jdbcUrl("bare"));
      bare.createTables();
      try (RequestServiceProcess service =
              RequestServiceProcess.start(folder, url, broker.bootstrapServers());
          Connection database = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "")) {
        takeIn(samples.next(WARM_UP), broker, database);
        for (int run = 0; run < RUNS; run++) {
          List<SampleApplications.Event> events = samples.next(APPLICATIONS);
          CpuTimes before = service.cpuTimes(database);
          long[] figures = takeIn(events, broker, database);
          cpu = cpu.plus(service.cpuTimes(database).minus(before));
          committed[run] = figures[0];
          announced[run] = figures[1];
          inserted[run] = bare.perSecond(events);
          read[run] = readAlone(broker);
        }
        check(database);
      }
      out.println(
          "new applications of 1.2 kB, " + APPLICATIONS + " a run; min / median / max of " + RUNS);
      long median = print("topic to committed request", committed);
      print("the same, until the broker has their events", announced);
      long rows = print("four bare rows for each, two writers", inserted);
      print("a bare consumer of the topic", read);
      out.printf(Locale.ROOT, "intake / bare rows %.2f%n", (double) median / rows);
      out.printf(
          Locale.ROOT,
          "processor time for each: service %d, database %d, broker and producer %d microseconds%n",
          microsForEach(cpu.service()),
          microsForEach(cpu.database()),
          microsForEach(cpu.rest()));
    }
  }

  /** Applications a second until the commit, and until their events are on the topic. */
  private static long[] takeIn(
      List<SampleApplications.Event> events, EmbeddedKafkaBroker broker, Connection database)
      throws Exception {
    long before = number(database, "SELECT count(*) FROM request");
    long serial = number(database, "SELECT last_value FROM request_serial");
    long begun = System.nanoTime();
    send(events, broker);
    // The serial tells without counting that it may be time to count.
    await(
        () ->
            number(database, "SELECT last_value FROM request_serial") >= serial + events.size() - 1
                && number(database, "SELECT count(*) FROM request") >= before + events.size());
    long committed = perSecond(events.size(), begun);
    await(() -> number(database, "SELECT count(*) FROM (SELECT FROM outbox_event LIMIT 1) x") == 0);
    return new long[] {committed, perSecond(events.size(), begun)};
  }

  private static void send(List<SampleApplications.Event> events, EmbeddedKafkaBroker broker) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                5),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (SampleApplications.Event event : events) {
        producer.send(new ProducerRecord<>(Topics.APPLICATIONS, event.key(), event.payload()));
      }
    }
  }

  private static long readAlone(EmbeddedKafkaBroker broker) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.APPLICATIONS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      long begun = System.nanoTime();
      long bytes = 0;
      int count = 0;
      while (count < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          bytes += record.value().length;
          count++;
        }
      }
      if (bytes == 0) {
        throw new IllegalStateException("the topic is empty");
      }
      return perSecond(count, begun);
    }
  }

  /** Each application has one request, one entry of the history and one event that was sent. */
  private static void check(Connection database) throws SQLException {
    long expected = WARM_UP + (long) RUNS * APPLICATIONS;
    for (String table : new String[] {"request", "request_history", "inbox_event"}) {
      long found = number(database, "SELECT count(*) FROM " + table);
      if (found != expected) {
        throw new IllegalStateException(table + " has " + found + " rows, not " + expected);
      }
    }
    long refused = number(database, "SELECT count(*) FROM dead_letter");
    if (refused != 0) {
      throw new IllegalStateException(refused + " applications were refused");
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("it took longer than " + LONGEST);
      }
      Thread.sleep(10);
    }
  }

  private static long number(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private long print(String what, long[] perSecond) {
    long[] sorted = perSecond.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-46s %,9d / %,9d / %,9d a second%n",
        what,
        sorted[0],
        sorted[RUNS / 2],
        sorted[RUNS - 1]);
    return sorted[RUNS / 2];
  }

  private static long microsForEach(Duration time) {
    return time.toNanos() / 1_000 / RUNS / APPLICATIONS;
  }

  static long perSecond(int count, long begunNanos) {
    return count * 1_000_000_000L / (System.nanoTime() - begunNanos);
  }
}
