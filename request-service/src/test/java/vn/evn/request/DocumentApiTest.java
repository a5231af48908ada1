package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;
import vn.evn.request.document.Sweeps;

/** Documents from the upload to the download. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DocumentApiTest {
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  @Inject DataSource dataSource;

  @Test
  void takesAPaperInAndGivesItBackWithTheRequest() {
    byte[] bytes = Papers.aPdf();
    String id =
        Papers.upload(
                TestTokens.bearer("channel"),
                "/api/v1/documents",
                bytes,
                "don.pdf",
                "application/pdf",
                Map.of("name", "Giấy đề nghị 'mua điện'.pdf", "sha256", Papers.sha256(bytes)))
            .then()
            .statusCode(201)
            .body("type", equalTo("application/pdf"))
            .body("name", equalTo("Giấy đề nghị 'mua điện'.pdf"))
            .body("sizeBytes", equalTo(bytes.length))
            .body("state", equalTo("STORED"))
            .body("sha256", equalTo(Papers.sha256(bytes)))
            .extract()
            .path("id");
    String code = aRequestWith(Map.of("id", id));
    Api.as("auditor")
        .get("/api/v1/requests/" + code + "/documents")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(id))
        .body("items[0].sha256", equalTo(Papers.sha256(bytes)));
    Response content = download("integrator", code, id);
    content
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Length", equalTo(String.valueOf(bytes.length)))
        .header("Content-Security-Policy", containsString("sandbox"))
        .header("Cache-Control", containsString("no-store"))
        .header(
            "Content-Disposition",
            equalTo(
                "attachment; filename*=UTF-8''Gi%E1%BA%A5y%20%C4%91%E1%BB%81%20ngh%E1%BB%8B%20"
                    + "%27mua%20%C4%91i%E1%BB%87n%27.pdf"));
    assertThat(content.asByteArray()).isEqualTo(bytes);
  }

  @Test
  void showsAChannelThePapersOfItsOwnRequestsAlone() {
    String id = Papers.anUpload();
    String code = aRequestWith(Map.of("id", id));
    download("channel", code, id).then().statusCode(200);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("channel", Map.of("channel", "ZALO")))
        .get("/api/v1/requests/" + code + "/documents/" + id + "/content")
        .then()
        .statusCode(404);
    download("officer", code, UUID.randomUUID().toString()).then().statusCode(404);
    download("portal", code, id).then().statusCode(403);
  }

  @Test
  void takesTheFiveTypesByTheirContent() {
    for (Map.Entry<byte[], String> file :
        Map.of(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10},
                "image/png",
                new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
                "image/jpeg",
                Papers.office("word/document.xml"),
                DOCX,
                Papers.office("xl/workbook.xml"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .entrySet()) {
      Papers.upload(file.getKey(), "tep", "application/octet-stream")
          .then()
          .statusCode(201)
          .body("type", equalTo(file.getValue()));
    }
  }

  @Test
  void refusesWhatIsNotWhatItShouldBe() {
    byte[] html = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    refused(Papers.upload(html, "don.pdf", "application/pdf"), "/file", "none of the types");
    refused(Papers.upload(new byte[0], "don.pdf", null), "/file", "is empty");
    refused(Papers.upload(Papers.aPdf(), "anh.png", "image/png"), "/file", "declared as image/png");
    refused(
        Papers.upload(Papers.office("word/document.xml", "word/vbaProject.bin"), "m.docx", DOCX),
        "/file",
        "none of the types");
    refused(
        Papers.upload(
            TestTokens.bearer("channel"),
            "/api/v1/documents",
            Papers.aPdf(),
            "don.pdf",
            null,
            Map.of("sha256", "0".repeat(64))),
        "/sha256",
        "is not the digest");
    refused(
        Papers.upload(
            TestTokens.bearer("channel"),
            "/api/v1/documents",
            Papers.aPdf(),
            "don.pdf",
            null,
            Map.of("sha256", "abc", "name", "x".repeat(201))),
        "/name",
        "at most 200");
    refused(
        RestAssured.given()
            .header("Authorization", TestTokens.bearer("channel"))
            .multiPart("name", "no file")
            .post("/api/v1/documents"),
        "/file",
        "is required");
    Api.wronglyAs("channel").body("{}").post("/api/v1/documents").then().statusCode(415);
  }

  @Test
  void refusesAFileOfMoreThan20MebibytesAndTakesOneOfJustThat() {
    byte[] most = Arrays.copyOf(Papers.aPdf(), 20 * 1024 * 1024);
    Papers.upload(most, "lon.pdf", "application/pdf").then().statusCode(201);
    Papers.upload(Arrays.copyOf(most, most.length + 1), "lon.pdf", "application/pdf")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("20971520"));
  }

  @Test
  void keepsAFileNameThatMeansNoHarm() {
    for (String name : List.of("../../etc/passwd", "C:\\Windows\\passwd", "pass\u0007wd\u202e")) {
      Papers.upload(
              TestTokens.bearer("channel"),
              "/api/v1/documents",
              Papers.aPdf(),
              "x.pdf",
              null,
              Map.of("name", name))
          .then()
          .statusCode(201)
          .body("name", equalTo("passwd"));
    }
  }

  @Test
  void namesEveryReferenceThatIsNotGood() {
    String id = Papers.anUpload();
    String foreign =
        Papers.upload(
                TestTokens.bearer("channel", Map.of("channel", "ZALO", "sub", "zalo-gateway")),
                "/api/v1/documents",
                Papers.aPdf(),
                "don.pdf",
                null)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Map<String, Object> application = Api.anApplication();
    application.put(
        "documents",
        List.of(
            Map.of("id", UUID.randomUUID().toString()),
            Map.of("id", foreign),
            Map.of("id", id, "sha256", "0".repeat(64), "sizeBytes", 1, "type", "image/png"),
            Map.of("id", id),
            Map.of("id", "1-1-1-1-1")));
    Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/documents/0/id"))
        .body("errors.pointer", hasItem("/documents/1/id"))
        .body("errors.pointer", hasItem("/documents/2/sha256"))
        .body("errors.pointer", hasItem("/documents/2/sizeBytes"))
        .body("errors.pointer", hasItem("/documents/2/type"))
        .body("errors.find { it.pointer == '/documents/3/id' }.detail", equalTo("stands twice"))
        .body("errors.pointer", hasItem("/documents/4/id"));
    Api.as("officer")
        .queryParam("externalId", application.get("externalId"))
        .get("/api/v1/requests")
        .then()
        .body("items", hasSize(0));
  }

  @Test
  void addsAnOfficersPaperOnceAndUsesItAsAResult() {
    String code = Api.aRequest();
    byte[] bytes = Papers.aPdf();
    String path = "/api/v1/requests/" + code + "/documents";
    String bearer = TestTokens.bearer("officer");
    String first =
        Papers.upload(bearer, path, bytes, "hop-dong.pdf", "application/pdf")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Papers.upload(bearer, path, bytes, "hop-dong.pdf", "application/pdf")
        .then()
        .statusCode(201)
        .body("id", equalTo(first));
    Api.as("officer").get(path).then().body("items", hasSize(1)).body("items.id", hasItem(first));
    Api.as("officer")
        .get("/api/v1/requests/" + code + "/history")
        .then()
        .body("items.action", equalTo(List.of("receive", "add-document")))
        .body("items[1].actor", equalTo("Test officer"))
        .body("items[1].note", equalTo("hop-dong.pdf"));
    assertThat(download("supervisor", code, first).asByteArray()).isEqualTo(bytes);
    Papers.upload(bearer, "/api/v1/requests/YC-000000-000000/documents", bytes, "x.pdf", null)
        .then()
        .statusCode(404);
  }

  @Test
  void pagesTheDocumentsOfARequest() {
    String code = aRequestWith(Map.of("id", Papers.anUpload()), Map.of("id", Papers.anUpload()));
    int next =
        Api.as("officer")
            .queryParam("limit", 1)
            .get("/api/v1/requests/" + code + "/documents")
            .then()
            .body("items", hasSize(1))
            .extract()
            .path("next");
    Api.as("officer")
        .queryParam("limit", 1)
        .queryParam("from", next)
        .get("/api/v1/requests/" + code + "/documents")
        .then()
        .body("items", hasSize(1))
        .body("next", equalTo(null));
    Api.wronglyAs("officer")
        .queryParam("limit", 0)
        .get("/api/v1/requests/" + code + "/documents")
        .then()
        .statusCode(422);
  }

  @Test
  void remembersAnUploadAfterItsTimeOnlyIfARequestRefersToIt() throws Exception {
    String used = Papers.anUpload();
    String unused = Papers.anUpload();
    String young = Papers.anUpload();
    aRequestWith(Map.of("id", used));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement age =
            connection.prepareStatement(
                "UPDATE uploaded_document SET uploaded_at = uploaded_at - interval '8 days'"
                    + " WHERE id::text = ANY (?)")) {
      age.setArray(1, connection.createArrayOf("text", new String[] {used, unused}));
      assertThat(age.executeUpdate()).isEqualTo(2);
    }
    Sweeps.sweepUploads();
    aRequestWith(Map.of("id", used));
    aRequestWith(Map.of("id", young));
    Map<String, Object> application = Api.anApplication();
    application.put("documents", List.of(Map.of("id", unused)));
    Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("errors.pointer", equalTo(List.of("/documents/0/id")));
  }

  @Test
  void answersUnknownIdsOfEveryForm() {
    String code = Api.aRequest();
    for (String id : List.of("1", "..", "%2e%2e%2fetc", "0".repeat(64))) {
      download("officer", code, id).then().statusCode(404);
    }
    assertThat(code).matches("YC-.*");
  }

  private static void refused(Response answer, String pointer, String detail) {
    answer
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItem(pointer))
        .body("errors.find { it.pointer == '" + pointer + "' }.detail", containsString(detail));
  }

  @SafeVarargs
  private static String aRequestWith(Map<String, Object>... documents) {
    Map<String, Object> application = Api.anApplication();
    application.put("documents", List.of(documents));
    return Api.wronglyAs("channel")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(application)
        .post("/api/v1/requests")
        .then()
        .statusCode(201)
        .body("documents.state[0]", startsWith("STORED"))
        .body("documents.sha256[0]", matchesPattern("[0-9a-f]{64}"))
        .extract()
        .path("code");
  }

  private static Response download(String role, String code, String id) {
    return RestAssured.given()
        .urlEncodingEnabled(false)
        .header("Authorization", TestTokens.bearer(role))
        .get("/api/v1/requests/" + code + "/documents/" + id + "/content");
  }
}
