package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was announced on {@code evn.bills}, as any other system would. */
final class BillEventLog {
  private static final String ISSUED = "vn.evn.bill.issued.v1";

  private BillEventLog() {}

  /**
   * The events of these bills, by bill; reads the topic from its beginning.
   *
   * @param limit how long to wait for the last of them
   */
  static Map<String, List<JsonNode>> issued(
      String bootstrapServers, Set<String> billIds, Duration limit) {
    Map<String, List<JsonNode>> byBill = new HashMap<>();
    long end = System.nanoTime() + limit.toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "demonstration-" + UUID.randomUUID(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("evn.bills"));
      boolean complete = false;
      while (System.nanoTime() < end) {
        boolean quiet = true;
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(500))) {
          quiet = false;
          JsonNode event = ApiClient.parse(record.value());
          String bill = event.at("/data/billId").asText();
          if (event.path("type").asText().equals(ISSUED) && billIds.contains(bill)) {
            byBill.computeIfAbsent(bill, b -> new ArrayList<>()).add(event);
          }
        }
        if (complete && quiet) {
          break;
        }
        complete = byBill.keySet().containsAll(billIds);
      }
    }
    return byBill;
  }
}
