package vn.evn.platform.outbox;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;

/** A database with the tables of the outbox and a broker, for tests of the relay alone. */
final class OutboxBench implements AutoCloseable {
  private static final RelaySettings QUICK_LEASES =
      new RelaySettings(Duration.ofSeconds(3), Duration.ofMillis(50), 2_000);

  private final EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
  private final EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary();
  private final AgroalDataSource dataSource;

  OutboxBench() throws SQLException {
    postgres.createDatabase("outbox");
    String url = postgres.jdbcUrl("outbox") + "?user=" + EmbeddedPostgresServer.USER;
    Flyway.configure()
        .dataSource(url, EmbeddedPostgresServer.USER, "")
        .locations("db/platform")
        .load()
        .migrate();
    dataSource =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(30)
                            .connectionFactoryConfiguration(
                                connection ->
                                    connection.jdbcUrl(url + "&reWriteBatchedInserts=true"))));
  }

  EmbeddedKafkaBroker broker() {
    return broker;
  }

  /** A started relay; each is a copy of the service of its own. */
  OutboxRelay relay() {
    return relay(broker.bootstrapServers());
  }

  /** A started relay that looks for the broker at this address. */
  OutboxRelay relay(String bootstrapServers) {
    OutboxRelay relay =
        new OutboxRelay(
            dataSource,
            Map.of("bootstrap.servers", bootstrapServers),
            QUICK_LEASES,
            new RelaySignal());
    relay.start();
    return relay;
  }

  Connection transaction() throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Appends events "key:number" in the transaction of the caller. */
  void append(Connection transaction, String topic, List<String> events) throws SQLException {
    try (PreparedStatement insert =
        transaction.prepareStatement(
            "INSERT INTO outbox_event (shard, topic, event_key, event_id, payload)"
                + " VALUES (?, ?, ?, ?, ?)")) {
      for (String event : events) {
        String key = event.substring(0, event.indexOf(':'));
        insert.setInt(1, Shards.of(key));
        insert.setString(2, topic);
        insert.setString(3, key);
        insert.setObject(4, UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8)));
        insert.setBytes(5, event.getBytes(StandardCharsets.UTF_8));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void appendAndCommit(String topic, List<String> events) throws SQLException {
    try (Connection transaction = transaction()) {
      append(transaction, topic, events);
      transaction.commit();
      transaction.setAutoCommit(true);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long unsent() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM outbox_event")) {
      result.next();
      return result.getLong(1);
    }
  }

  /**
   * Reads a topic from its beginning until so many different events came, and a moment longer for
   * repeats.
   *
   * @return per key the first occurrences in the order of arrival
   */
  Arrivals read(String topic, int different, Duration limit) {
    Map<String, List<Integer>> firsts = new HashMap<>();
    Set<String> seen = new HashSet<>();
    int records = 0;
    long end = System.nanoTime() + limit.toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                5_000),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      boolean complete = false;
      while (System.nanoTime() < end) {
        boolean quiet = true;
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
          quiet = false;
          records++;
          if (seen.add(record.value())) {
            String[] parts = record.value().split(":", 2);
            firsts
                .computeIfAbsent(parts[0], k -> new ArrayList<>())
                .add(Integer.parseInt(parts[1]));
          }
        }
        if (complete && quiet) {
          break;
        }
        complete = seen.size() >= different;
      }
    }
    return new Arrivals(firsts, seen.size(), records);
  }

  @Override
  public void close() {
    dataSource.close();
    broker.close();
    postgres.close();
  }

  /**
   * What arrived.
   *
   * @param firsts numbers of the first occurrences per key, in order of arrival
   * @param different how many different events
   * @param records how many records, repeats included
   */
  record Arrivals(Map<String, List<Integer>> firsts, int different, int records) {}
}
