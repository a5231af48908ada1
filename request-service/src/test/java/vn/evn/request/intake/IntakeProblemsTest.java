package vn.evn.request.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.platform.event.Events;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** What a supervisor makes of events that could not be carried out. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IntakeProblemsTest {
  @Inject Events events;
  @Inject ApplicationConsumer consumer;

  @Test
  void carriesAnEventOutOnceItsCauseIsMendedHoweverOftenItIsAsked() {
    String id = Submissions.prefix() + "1";
    long problem = refusedWish(id);
    // The cause is not mended yet: nothing changes, and it can be tried again.
    replay(problem)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:evn:problem:still-refused"))
        .body("detail", containsString("no request"));
    list("OPEN").body("id", hasItem((int) problem));
    consume(id, event(id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, 1)));
    List<Response> answers =
        IntStream.range(0, 4).parallel().mapToObj(i -> replay(problem)).toList();
    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
    answers
        .get(0)
        .then()
        .body("state", equalTo("REPLAYED"))
        .body("resolution.by", equalTo("Test supervisor"))
        .body("resolution.reason", nullValue());
    assertThat(actions(id)).containsExactly("receive", "withdrawal-requested");
    list("REPLAYED").body("id", hasItem((int) problem));
    list("OPEN").body("id", not(hasItem((int) problem)));
    discard(problem, "Không cần nữa")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:decided-problem"));
  }

  @Test
  void givesAnEventUpWithAReasonAndDoesNotCarryItOutThen() {
    String id = Submissions.prefix() + "2";
    long problem = refusedWish(id);
    discard(problem, " ").then().statusCode(422).body("errors.pointer", hasItem("/reason"));
    discard(problem, "Hồ sơ thử nghiệm").then().statusCode(200);
    discard(problem, "Lý do khác")
        .then()
        .statusCode(200)
        .body("state", equalTo("DISCARDED"))
        .body("resolution.reason", equalTo("Hồ sơ thử nghiệm"));
    replay(problem).then().statusCode(409).body("state", equalTo("DISCARDED"));
  }

  @Test
  void doesNotCarryOutTwiceWhatCameOverTheTopicAgain() {
    String id = Submissions.prefix() + "3";
    byte[] wish = wish(id);
    consume(id, wish);
    long problem = problemOf(id);
    consume(id, event(id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, 3)));
    // The producer repeats the event at another offset, and now it can be carried out.
    consume(id, wish);
    replay(problem).then().statusCode(200).body("state", equalTo("REPLAYED"));
    assertThat(actions(id)).containsExactly("receive", "withdrawal-requested");
  }

  @Test
  void keepsWhatIsNoEventForTheSupervisorToDiscard() {
    String id = Submissions.prefix() + "4";
    consume(id, "no event".getBytes(StandardCharsets.UTF_8));
    replay(problemOf(id)).then().statusCode(422).body("detail", containsString("CloudEvent"));
    discard(problemOf(id), "Không đọc được").then().statusCode(200);
  }

  @Test
  void keepsASupplementThatMakesARequestTooLargeForTheSupervisor() {
    String id = Submissions.prefix() + "5";
    consume(id, event(id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, 5)));
    // Each is small enough, and so are three of them together.
    for (int i = 0; i < 3; i++) {
      consume(id, supplement(id, null, Map.of("extra" + i, "x".repeat(60_000)), List.of()));
    }
    assertThat(actions(id)).containsExactly("receive", "supplement", "supplement", "supplement");
    consume(id, supplement(id, null, Map.of("extra3", "x".repeat(60_000)), List.of()));
    replay(problemOf(id))
        .then()
        .statusCode(422)
        .body("detail", containsString("200000 characters"));
    assertThat(actions(id)).hasSize(4);
    refused(supplement(id, "x".repeat(2_001), Map.of("extra", 1), List.of()), "/reason");
    List<DocumentReference> papers =
        IntStream.range(0, 31)
            .mapToObj(
                i ->
                    new DocumentReference(
                        "p" + i, "p.pdf", null, null, 1, DocumentReference.State.PENDING))
            .toList();
    refused(supplement(id, null, Map.of(), papers), "/documents");
    // What is as large as it may be is taken in.
    consume(id, supplement(id, "x".repeat(2_000), Map.of(), papers.subList(0, 30)));
    assertThat(actions(id)).hasSize(5);
  }

  @Test
  void keepsASupplementThatAnswersARoundByNothingForTheSupervisor() {
    String id = Submissions.prefix() + "7";
    consume(id, event(id, ApplicationEvents.SUBMITTED, Submissions.aMeterCheck(id, 7)));
    String code = Database.texts("SELECT code FROM request WHERE external_id = ?", id).get(0);
    as("officer")
        .body(Map.of("version", 1, "reason", "Tên không khớp giấy tờ"))
        .post("/api/v1/requests/" + code + "/actions/request-supplement")
        .then()
        .statusCode(200);
    consume(id, supplement(id, "Gửi bổ sung", Map.of("symptom", "Chạy nhanh"), List.of()));
    replay(problemOf(id)).then().statusCode(422).body("detail", containsString("/documents"));
    consume(
        id,
        event(
            id,
            ApplicationEvents.SUPPLEMENTED,
            new ApplicationSupplemented(
                Channel.PORTAL,
                id,
                Submissions.SUBMITTED,
                null,
                Map.of(),
                List.of(),
                new ApplicantChanges("Nguyễn Thị Mẫu", null, "0900007777", null),
                null)));
    assertThat(actions(id))
        .containsExactly("receive", "request-supplement", "correct-data", "receive-supplement");
    as("officer")
        .get("/api/v1/requests/" + code)
        .then()
        .body("applicant.name", equalTo("Nguyễn Thị Mẫu"))
        .body("applicant.phone", equalTo("0900007777"))
        .body("placeOfUse.detail", equalTo("Số 7 phố Ví Dụ"));
    assertThat(Database.texts("SELECT phone_last4 FROM request WHERE code = ?", code))
        .containsExactly("7777");
  }

  private byte[] supplement(
      String id,
      @Nullable String reason,
      Map<String, Object> details,
      List<DocumentReference> papers) {
    return event(
        id,
        ApplicationEvents.SUPPLEMENTED,
        new ApplicationSupplemented(
            Channel.PORTAL, id, Submissions.SUBMITTED, reason, details, papers));
  }

  /** The key is another one, so that the problem is found by it. */
  private void refused(byte[] event, String pointer) {
    String key = Submissions.prefix() + "6";
    consume(key, event);
    replay(problemOf(key)).then().statusCode(422).body("detail", containsString(pointer));
  }

  @Test
  void knowsItsStatesAndNumbers() {
    list("OPEN").body("state", everyItem(equalTo("OPEN")));
    as("auditor").get("/api/v1/intake-problems?state=GONE").then().statusCode(422);
    replay(Long.MAX_VALUE).then().statusCode(404);
    as("auditor").post("/api/v1/intake-problems/1/replay").then().statusCode(403);
  }

  private long refusedWish(String id) {
    consume(id, wish(id));
    return problemOf(id);
  }

  private byte[] wish(String id) {
    return event(
        id,
        ApplicationEvents.WITHDRAWAL_REQUESTED,
        new WithdrawalRequested(Channel.PORTAL, id, Submissions.SUBMITTED, "Không còn nhu cầu"));
  }

  private byte[] event(String id, String type, Object data) {
    return events.of(Topics.APPLICATIONS, type, id, data).payload();
  }

  private void consume(String id, byte[] payload) {
    long offset = UUID.randomUUID().getMostSignificantBits() >>> 1;
    consumer.on(
        new ConsumerRecords<>(
            Map.of(
                new TopicPartition(Topics.APPLICATIONS, 98),
                List.of(new ConsumerRecord<>(Topics.APPLICATIONS, 98, offset, id, payload))),
            Map.of()));
  }

  private static long problemOf(String id) {
    return Database.number("SELECT id FROM dead_letter WHERE event_key = ?", id);
  }

  private static List<String> actions(String id) {
    return Database.texts(
        "SELECT h.action FROM request_history h JOIN request r ON r.code = h.request_code"
            + " WHERE r.external_id = ? ORDER BY h.version",
        id);
  }

  private static Response replay(long problem) {
    return as("supervisor").post("/api/v1/intake-problems/" + problem + "/replay");
  }

  private static Response discard(long problem, String reason) {
    return as("supervisor")
        .body(Map.of("reason", reason))
        .post("/api/v1/intake-problems/" + problem + "/discard");
  }

  private static ValidatableResponse list(String state) {
    return as("auditor")
        .filter(OpenApiContract.filter("request-service"))
        .get("/api/v1/intake-problems?state=" + state)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification as(String role) {
    return RestAssured.given()
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }
}
