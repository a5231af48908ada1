package vn.evn.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedServersTest {
  @Test
  void postgresqlFlushesCommitsAndCreatesADatabaseOnce() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.temporary()) {
      server.createDatabase("sample");
      server.createDatabase("sample");
      try (Connection connection =
              DriverManager.getConnection(
                  server.jdbcUrl("sample"), EmbeddedPostgresServer.USER, "");
          Statement statement = connection.createStatement();
          ResultSet result =
              statement.executeQuery(
                  "SELECT current_setting('fsync') || current_setting('synchronous_commit')")) {
        assertThat(result.next()).isTrue();
        assertThat(result.getString(1)).isEqualTo("onon");
      }
    }
  }

  @Test
  void brokerKeepsItsRecordsWhenItIsTakenAwayAndComesBack() throws Exception {
    try (EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary()) {
      assertThat(offsetOfNextRecord(broker)).isZero();
      broker.stop();
      broker.start();
      assertThat(offsetOfNextRecord(broker)).isEqualTo(1);
    }
  }

  @Test
  void theFolderOfATemporaryBrokerGoesWithIt() {
    EmbeddedKafkaBroker broker = EmbeddedKafkaBroker.temporary();
    broker.stop();
    assertThat(broker.folder()).exists();
    broker.close();
    assertThat(broker.folder()).doesNotExist();
    broker.close();
  }

  private static long offsetOfNextRecord(EmbeddedKafkaBroker broker) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(new ProducerRecord<>("sample", 0, "key", "value".getBytes(StandardCharsets.UTF_8)))
          .get(30, TimeUnit.SECONDS)
          .offset();
    }
  }
}
