package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;

/** The examples of {@code docs/how-to/connect-a-channel.md}, posted as they stand there. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ConnectAChannelTest {
  private static final Path PAGE = Path.of("..", "docs", "how-to", "connect-a-channel.md");

  private static final Pattern CALL =
      Pattern.compile(
          "```sh\\ncurl -sS -X POST \"\\$EVN([^\"]+)\".*?"
              + "-H \"Idempotency-Key: ([^\"]+)\".*?<<JSON\\n(.*?)\\nJSON\\n```",
          Pattern.DOTALL);

  private static final Pattern CHANNEL = Pattern.compile("\"channel\": \"([A-Z_]+)\"");

  @Test
  void worksAsWritten() throws IOException {
    Matcher calls = CALL.matcher(Files.readString(PAGE));
    List<String> done = new ArrayList<>();
    Map<String, String> codes = new HashMap<>();
    while (calls.find()) {
      String body = calls.group(3);
      String channel = channelOf(body);
      String bearer = bearer(channel);
      String document =
          Papers.upload(
                  bearer,
                  "/api/v1/documents",
                  Papers.aPdf(),
                  "hop-dong-thue-nha.pdf",
                  "application/pdf",
                  Map.of("name", "Hợp đồng thuê nhà.pdf"))
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      Response answer =
          RestAssured.given()
              .header("Authorization", bearer)
              .header("Idempotency-Key", calls.group(2))
              .contentType(ContentType.JSON)
              .body(body.replace("$DOCUMENT", document))
              .post(calls.group(1).replace("$CODE", codes.getOrDefault(channel, "none")));
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
      codes.put(channel, answer.path("code"));
      done.add(channel);
    }
    assertThat(done).containsExactly("ZALO", "FACEBOOK", "EMAIL", "COUNTER", "ZALO");
  }

  /** The supplement is the one of the request of Zalo. */
  private static String channelOf(String body) {
    Matcher channel = CHANNEL.matcher(body);
    return channel.find() ? channel.group(1) : "ZALO";
  }

  private static String bearer(String channel) {
    return channel.equals("COUNTER")
        ? TestTokens.bearer("officer")
        : TestTokens.bearer("channel", Map.of("channel", channel, "sub", "gateway-" + channel));
  }
}
