package vn.evn.request.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Channel;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.platform.event.Events;
import vn.evn.platform.testing.RealServers;

/** Many applications at once, with everything that may go wrong between the topic and the rows. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ApplicationBatchesTest {
  @Inject Events events;
  @Inject ObjectMapper json;
  @Inject ApplicationConsumer consumer;

  @Test
  void takesInAllButThePoisonedOneOf500() {
    String prefix = Submissions.prefix();
    List<ConsumerRecord<String, byte[]>> records = submissions(prefix, 500);
    // It passes every check that needs no database, and fails in the transaction of the others.
    String poisoned = prefix + 321;
    records.set(
        321,
        record(
            321,
            poisoned,
            ApplicationEvents.WITHDRAWAL_REQUESTED,
            new WithdrawalRequested(
                Channel.PORTAL, poisoned, Submissions.SUBMITTED, "Không còn nhu cầu")));
    send(records);
    awaitRequests(prefix, 499);
    assertThat(externalIds(prefix)).doesNotContain(poisoned).doesNotHaveDuplicates();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Database.texts(
                            "SELECT reason FROM dead_letter WHERE event_key LIKE ?", prefix + "%"))
                    .containsExactly("no request for external id " + poisoned));
    assertThat(Topic.await(Topics.deadLetterOf(Topics.APPLICATIONS), poisoned, 1)).hasSize(1);
  }

  @Test
  void makesNoDoublesAfterACrashBetweenTheCommitAndTheCommitOfTheOffset() {
    String prefix = Submissions.prefix();
    List<ConsumerRecord<String, byte[]>> records = submissions(prefix, 200);
    consumer.on(consumerRecords(records));
    assertThat(externalIds(prefix)).hasSize(200);
    // What a copy gets that begins at the offset last committed: the same, and more behind it.
    List<ConsumerRecord<String, byte[]>> again = new ArrayList<>(records);
    again.addAll(submissions(prefix + "more-", 10));
    consumer.on(consumerRecords(again));
    assertThat(externalIds(prefix)).hasSize(210).doesNotHaveDuplicates();
    assertThat(histories(prefix)).isEqualTo(210);
    assertThat(deadLetters(prefix)).isZero();
  }

  @Test
  void keepsTheOrderOfEachKeyWithinABatch() {
    String prefix = Submissions.prefix();
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String id = prefix + i;
      records.add(record(4 * i, id, ApplicationEvents.SUPPLEMENTED, supplement(id, "before")));
      records.add(
          record(4 * i + 1, id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, i)));
      records.add(record(4 * i + 2, id, ApplicationEvents.SUPPLEMENTED, supplement(id, "after")));
      records.add(
          record(4 * i + 3, id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, i)));
    }
    consumer.on(consumerRecords(records));
    // What came before its application is refused, what came behind it is carried out in order.
    assertThat(deadLetters(prefix)).isEqualTo(20);
    assertThat(externalIds(prefix)).hasSize(20);
    assertThat(
            Database.texts(
                "SELECT DISTINCT string_agg(h.action, ',' ORDER BY h.version)"
                    + " FROM request_history h JOIN request r ON r.code = h.request_code"
                    + " WHERE r.external_id LIKE ? GROUP BY r.code",
                prefix + "%"))
        .containsExactly("receive,supplement,submitted-again");
  }

  @Test
  void losesNothingWhileTheDatabaseIsAwayForLong() throws Exception {
    String prefix = Submissions.prefix();
    List<ConsumerRecord<String, byte[]>> records = submissions(prefix, 2_000);
    send(records.subList(0, 1_000));
    RealServers.databaseGate().shut();
    try {
      send(records.subList(1_000, 2_000));
      Thread.sleep(11_000);
    } finally {
      RealServers.databaseGate().open();
    }
    awaitRequests(prefix, 2_000);
    assertThat(histories(prefix)).isEqualTo(2_000);
    assertThat(deadLetters(prefix)).isZero();
    assertThat(announced(prefix, 2_000)).hasSize(2_000);
  }

  @Test
  void losesAndDoublesNothingWhenAnotherCopyComesAndDies() throws Exception {
    String prefix = Submissions.prefix();
    List<ConsumerRecord<String, byte[]>> records = submissions(prefix, 3_000);
    send(records.subList(0, 1_000));
    // It takes partitions over, reads records and goes away without having committed anything.
    try (KafkaConsumer<String, byte[]> other = kafkaConsumer("request-service")) {
      other.subscribe(List.of(Topics.APPLICATIONS));
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (other.assignment().isEmpty() && System.nanoTime() < end) {
        other.poll(Duration.ofMillis(100));
      }
      assertThat(other.assignment()).isNotEmpty();
      send(records.subList(1_000, 3_000));
      int read = 0;
      while (read == 0 && System.nanoTime() < end) {
        read += other.poll(Duration.ofMillis(200)).count();
      }
      assertThat(read).isPositive();
    }
    awaitRequests(prefix, 3_000);
    assertThat(externalIds(prefix)).doesNotHaveDuplicates();
    assertThat(histories(prefix)).isEqualTo(3_000);
    assertThat(deadLetters(prefix)).isZero();
  }

  @Test
  void announcesWhatTheContractSays() throws IOException {
    String prefix = Submissions.prefix();
    consumer.on(consumerRecords(submissions(prefix, 1)));
    JsonNode data = announced(prefix, 1).get(0).path("data");
    JsonNode whole = json.valueToTree(json.treeToValue(data, RequestChanged.class));
    // A member that is null may be left out.
    assertThat(withoutNulls(data)).isEqualTo(withoutNulls(whole));
    assertThat(data.path("request").path("externalId").asText()).isEqualTo(prefix + 0);
    assertThat(data.path("request").path("version").asInt()).isEqualTo(1);
  }

  private JsonNode withoutNulls(JsonNode node) throws IOException {
    JsonNode copy = json.readTree(json.writeValueAsBytes(node));
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    node.forEach(ApplicationBatchesTest::strip);
    if (node.isObject()) {
      node.properties().removeIf(field -> field.getValue().isNull());
    }
  }

  private List<ConsumerRecord<String, byte[]>> submissions(String prefix, int count) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(count);
    int first = Math.floorMod(prefix.hashCode(), 100_000) * 1_000;
    for (int i = 0; i < count; i++) {
      records.add(
          record(
              i,
              prefix + i,
              ApplicationEvents.SUBMITTED,
              Submissions.aMeterCheck(prefix + i, first + i)));
    }
    return records;
  }

  private static ApplicationSupplemented supplement(String externalId, String reason) {
    return new ApplicationSupplemented(
        Channel.PORTAL, externalId, Submissions.SUBMITTED, reason, Map.of(), List.of());
  }

  private ConsumerRecord<String, byte[]> record(long offset, String key, String type, Object data) {
    byte[] payload = events.of(Topics.APPLICATIONS, type, key, data).payload();
    return new ConsumerRecord<>(Topics.APPLICATIONS, 99, offset, key, payload);
  }

  private static ConsumerRecords<String, byte[]> consumerRecords(
      List<ConsumerRecord<String, byte[]>> records) {
    Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
    byPartition.put(new TopicPartition(Topics.APPLICATIONS, 99), records);
    return new ConsumerRecords<>(byPartition, Map.of());
  }

  private static void send(List<ConsumerRecord<String, byte[]>> records) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(
          record ->
              producer.send(
                  new ProducerRecord<>(Topics.APPLICATIONS, record.key(), record.value())));
    }
  }

  private static KafkaConsumer<String, byte[]> kafkaConsumer(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            RealServers.kafka().bootstrapServers(),
            "group.id",
            group,
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static void awaitRequests(String prefix, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                Database.number(
                        "SELECT count(*) FROM request WHERE external_id LIKE ?", prefix + "%")
                    >= count);
  }

  private static List<String> externalIds(String prefix) {
    return Database.texts("SELECT external_id FROM request WHERE external_id LIKE ?", prefix + "%");
  }

  private static long histories(String prefix) {
    return Database.number(
        "SELECT count(*) FROM request_history h JOIN request r ON r.code = h.request_code"
            + " WHERE r.external_id LIKE ?",
        prefix + "%");
  }

  private static long deadLetters(String prefix) {
    return Database.number("SELECT count(*) FROM dead_letter WHERE event_key LIKE ?", prefix + "%");
  }

  /** The events of the requests of a test, once there are so many. */
  private List<JsonNode> announced(String prefix, int count) {
    List<JsonNode> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> reader = kafkaConsumer("test-" + UUID.randomUUID())) {
      reader.subscribe(List.of(Topics.REQUESTS));
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (found.size() < count && System.nanoTime() < end) {
        for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) {
          JsonNode event = json.readTree(record.value());
          if (event.at("/data/request/externalId").asText().startsWith(prefix)) {
            found.add(event);
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
