package vn.evn.platform.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(ChannelHealthTest.WithAChannel.class)
class ChannelHealthTest {
  /** A start of its own: the channel of this test stops for good. */
  public static class WithAChannel implements QuarkusTestProfile {
    @Override
    public String getConfigProfile() {
      return "channel";
    }
  }

  @Test
  void showsAChannelThatStoppedAndLeavesReadinessAlone() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/group/dependencies")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'channels' }.data.fragile", equalTo("runs")));
    send("whole");
    send(FragileConsumer.BREAKS);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/group/dependencies")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'channels' }.status", equalTo("DOWN"))
                    .body("checks.find { it.name == 'channels' }.data.fragile", equalTo("stopped"))
                    .body("checks.find { it.name == 'kafka' }.status", equalTo("UP")));
    given().get("/q/health/ready").then().statusCode(200);
  }

  private static void send(String text) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("fragile", text));
    }
  }
}
