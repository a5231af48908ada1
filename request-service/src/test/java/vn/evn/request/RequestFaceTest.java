package vn.evn.request;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.ServiceFace;

/** What this service shares with the others towards its callers. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RequestFaceTest {
  @Test
  void offersDocumentsHealthAndMetricsWithoutAToken() {
    ServiceFace.assertOpenWithoutAToken();
  }

  @Test
  void isReadyAsLongAsTheDatabaseIsThere() {
    ServiceFace.assertReadinessHangsOnTheDatabaseAlone();
  }

  @Test
  void namesTextsThatNoDatabaseKeeps() {
    Api.wronglyAs("officer")
        .urlEncodingEnabled(false)
        .get("/api/v1/requests?externalId=%00")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/externalId")));
    Api.wronglyAs("channel")
        .body(Map.of("code", "YC\0", "phoneLast4", "0123"))
        .post("/api/v1/tracking")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/code"));
    String code = Api.aRequest();
    Api.wronglyAs("officer")
        .body(Map.of("version", 1, "note", "a\0", "data", Map.of("b", List.of("c\0"))))
        .post("/api/v1/requests/" + code + "/actions/note")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/note", "/data/b/0"));
  }
}
