package vn.evn.portal.entry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Database;
import vn.evn.portal.Messages;
import vn.evn.portal.PublishedEvents;
import vn.evn.portal.RequestStories;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(EntryTest.Issuers.class)
@TestProfile(EntryTest.WithIssuers.class)
class EntryTest {
  private static final String LINK =
      "/portal/entry?MaCoQuanThucHien=Z99.05&MaDVC=9.990001.01&MaTTHC=9.990001"
          + "&MDT=a2Ugbmd1eWVuIG3huqFv&vnconnect=1";

  private static TestIssuer vnconnect = new TestIssuer();
  private static TestIssuer vneid = new TestIssuer();

  /** A start of its own, with a procedure that is closed. */
  public static class WithIssuers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "evn.portal.procedures.closed",
          "9.990017",
          "evn.portal.entry.form-origins",
          "https://cskh.vidu.example");
    }
  }

  /** Two real issuers side by side. */
  public static class Issuers implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      vnconnect = new TestIssuer();
      vneid = new TestIssuer();
      Map<String, String> settings = new HashMap<>();
      Map.of("VNCONNECT", vnconnect, "VNEID", vneid)
          .forEach(
              (name, issuer) -> {
                settings.put("EVN_" + name + "_ISSUER", issuer.url());
                settings.put("EVN_" + name + "_URL", issuer.url());
                settings.put("EVN_" + name + "_BACK_URL", issuer.url());
              });
      return settings;
    }

    @Override
    public void stop() {
      vnconnect.close();
      vneid.close();
    }
  }

  @BeforeEach
  void tellTheTruth() {
    for (TestIssuer issuer : List.of(vnconnect, vneid)) {
      issuer.tells(citizen());
      issuer.lies(claims -> {});
      issuer.answersTokenCallsWith(200);
      issuer.signsWithItsOwnKey();
    }
  }

  @Test
  void takesAPersonFromTheLinkToAnApplicationThatIsPublishedLikeAnyOther() {
    String ticket = ticket(LINK, vnconnect);
    open()
        .get("/portal/v1/drafts/" + ticket)
        .then()
        .statusCode(200)
        .body("procedure", equalTo("9.990001"))
        .body("serviceType", equalTo("NEW_LV"))
        .body("variants", equalTo(List.of("RESIDENTIAL")))
        .body("applicant.name", equalTo("Nguyễn Thị Ví Dụ"))
        .body("applicant.identityEndsWith", equalTo("0123"));
    String paper =
        given()
            .contentType("application/pdf")
            .body("%PDF-1.4 vi du".getBytes())
            .post("/portal/v1/drafts/" + ticket + "/documents?name=HopDong.pdf")
            .then()
            .statusCode(201)
            .body("type", equalTo("application/pdf"))
            .extract()
            .path("id");
    ObjectNode form = form();
    form.withArray("documents").addObject().put("id", paper);
    String externalId =
        submit(ticket, form)
            .then()
            .statusCode(201)
            .body("serviceType", equalTo("NEW_LV"))
            .extract()
            .path("externalId");
    List<JsonNode> events = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(externalId, 1);
    assertThat(events.get(0).get("type").asText()).isEqualTo("vn.evn.application.submitted.v1");
    JsonNode application = events.get(0).get("data");
    assertThat(application.at("/channel").asText()).isEqualTo("PORTAL");
    assertThat(application.at("/externalId").asText()).isEqualTo(externalId);
    assertThat(application.at("/variant").asText()).isEqualTo("RESIDENTIAL");
    assertThat(application.at("/applicant/name").asText()).isEqualTo("Nguyễn Thị Ví Dụ");
    assertThat(application.at("/applicant/identity/number").asText()).isEqualTo("001188000123");
    assertThat(application.at("/applicant/portalAccountId").asText()).isEqualTo("tech-id-1");
    assertThat(application.at("/applicant/phone").asText()).isEqualTo("0911000123");
    assertThat(application.at("/details/requestedKw").asText()).isEqualTo("5.5");
    assertThat(application.at("/details/wishedDate").asText()).isEqualTo("2026-12-25");
    assertThat(application.at("/documents/0/id").asText()).isEqualTo(paper);
    assertThat(Database.rows("raw_message", externalId)).isEqualTo(1);
    assertThat(Database.value("SELECT body::text FROM raw_message WHERE code_key = ?", externalId))
        .doesNotContain("001188000123");
  }

  @Test
  void reportsNothingUnderAnIdentifierThatIsNoDossierCode() {
    String externalId =
        submit(ticket(LINK, vnconnect), form()).then().statusCode(201).extract().path("externalId");
    RequestStories story = RequestStories.of(externalId);
    story.tell(RequestEvents.RECEIVED, RequestState.SUBMITTED);
    story.tell(RequestEvents.ACCEPTED, RequestState.ACCEPTED);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Database.value(
                        "SELECT version FROM request_projection WHERE request_code = ?",
                        story.requestCode())
                    .equals("2"));
    assertThat(Database.rows("outbound_task", externalId)).isZero();
  }

  @Test
  void knowsTheCitizenOfTheContractsExample() throws Exception {
    Applicant applicant = Profiles.applicant(Messages.example("13-userinfo-citizen"));
    assertThat(applicant.kind()).isEqualTo(Applicant.Kind.CITIZEN);
    assertThat(applicant.name()).isEqualTo("Nguyễn Thị Minh Thư");
    assertThat(applicant.identity())
        .isEqualTo(new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, "001188000123"));
    assertThat(applicant.portalAccountId()).isEqualTo("6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/portal/entry?matthc=9.990001&VNCONNECT=1",
        "/portal/entry?vnconnect=1&MATTHCDP=9.990001.000.00.00.Z99",
        "/portal/entry?MaDVC=9.990001.01&macoquanthuchien=Z99",
        "/portal/entry?VNeID=0&mAtThC=9.990001"
      })
  void readsTheLinkInAnyOrderAndLetterCase(String link) {
    assertThat(authorizeOf(enter(link)).get("to")).startsWith(vnconnect.url());
  }

  @Test
  void signsOnAtTheIssuerThatIsAskedForWithStateNonceAndPkce() {
    Response entered = enter("/portal/entry?MaTTHC=9.990001&vneid=1");
    Map<String, String> asked = authorizeOf(entered);
    assertThat(asked.get("to")).startsWith(vneid.url() + "/oauth2/authorize");
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid")
        .containsEntry("code_challenge_method", "S256");
    assertThat(List.of("state", "nonce", "code_challenge"))
        .allSatisfy(name -> assertThat(asked.get(name)).matches("[A-Za-z0-9_-]{43}"));
    assertThat(asked.get("redirect_uri")).endsWith("/portal/entry/callback/vneid");
    assertThat(entered.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
    assertThat(authorizeOf(enter("/portal/entry?MaTTHC=9.990001&vneid=1")).get("state"))
        .isNotEqualTo(state(asked));
    assertThat(ticket("/portal/entry?MaTTHC=9.990001&vneid=1", vneid)).hasSize(43);
  }

  @Test
  void refusesAForgedStateAReplayedOneAndAnotherBrowser() {
    Response entered = enter(LINK);
    Map<String, String> asked = authorizeOf(entered);
    String code = vnconnect.signOn(asked);
    comeBack("vnconnect", "x".repeat(43), code, entered).then().statusCode(403);
    comeBack("vnconnect", "", code, entered).then().statusCode(403);
    given()
        .queryParam("state", state(asked))
        .queryParam("code", code)
        .get("/portal/entry/callback/vnconnect")
        .then()
        .statusCode(403)
        .body("detail", containsString("browser"));
    // The attempt has spent the state.
    comeBack("vnconnect", state(asked), code, entered).then().statusCode(403);

    Response again = enter(LINK);
    Map<String, String> once = authorizeOf(again);
    comeBack("vnconnect", state(once), vnconnect.signOn(once), again).then().statusCode(200);
    comeBack("vnconnect", state(once), vnconnect.signOn(once), again).then().statusCode(403);
    Response late = enter(LINK);
    Map<String, String> over = authorizeOf(late);
    Database.change("UPDATE entry_login SET expires_at = now() - interval '1 second'");
    comeBack("vnconnect", state(over), vnconnect.signOn(over), late).then().statusCode(403);
  }

  @Test
  void refusesAForeignIssuer() {
    Response entered = enter(LINK);
    Map<String, String> asked = authorizeOf(entered);
    // Begun at one, answered by the other.
    comeBack("vneid", state(asked), vneid.signOn(asked), entered).then().statusCode(403);
    Response named = enter(LINK);
    Map<String, String> other = authorizeOf(named);
    back(named)
        .queryParam("state", state(other))
        .queryParam("code", vnconnect.signOn(other))
        .queryParam("iss", vneid.url())
        .get("/portal/entry/callback/vnconnect")
        .then()
        .statusCode(403);
    given().get("/portal/entry/callback/khac?state=a&code=b").then().statusCode(404);
    refusesAToken(claims -> claims.setIssuer(vneid.url()));
    refusesAToken(claims -> claims.setIssuer("https://ke-gian.example"));
  }

  @Test
  void believesNoTokenThatIsNotForThisSignOn() {
    refusesAToken(claims -> claims.setAudience("another-client"));
    refusesAToken(claims -> claims.setClaim("nonce", "another"));
    refusesAToken(claims -> claims.unsetClaim("nonce"));
    refusesAToken(claims -> claims.setExpirationTimeMinutesInTheFuture(-10));
    refusesAToken(claims -> claims.setSubject("somebody else"));
    refusesAToken(
        claims -> {
          claims.setAudience("evn-portal-adapter", "another-client");
          claims.setClaim("azp", "another-client");
        });
    vneid.signsWithAnotherKey();
    Response entered = enter("/portal/entry?MaTTHC=9.990001&vneid=1");
    Map<String, String> asked = authorizeOf(entered);
    comeBack("vneid", state(asked), vneid.signOn(asked), entered).then().statusCode(403);
  }

  private static void refusesAToken(Consumer<JwtClaims> lie) {
    vnconnect.lies(lie);
    Response entered = enter(LINK);
    Map<String, String> asked = authorizeOf(entered);
    comeBack("vnconnect", state(asked), vnconnect.signOn(asked), entered)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:evn:problem:sign-on-refused"));
  }

  @Test
  void saysThatNobodyIsSignedOnOrThatTheIssuerIsAway() {
    Response entered = enter(LINK);
    back(entered)
        .queryParam("state", authorizeOf(entered).get("state"))
        .queryParam("error", "access_denied")
        .get("/portal/entry/callback/vnconnect")
        .then()
        .statusCode(403);
    vnconnect.answersTokenCallsWith(503);
    Response again = enter(LINK);
    Map<String, String> asked = authorizeOf(again);
    comeBack("vnconnect", state(asked), vnconnect.signOn(asked), again).then().statusCode(503);
    vnconnect.answersTokenCallsWith(200);
    vnconnect.tells(Map.of("sub", "1", "LoaiTaiKhoan", "1", "HoVaTen", "Không Số"));
    Response nobody = enter(LINK);
    Map<String, String> third = authorizeOf(nobody);
    comeBack("vnconnect", state(third), vnconnect.signOn(third), nobody).then().statusCode(403);
  }

  @Test
  void usesATicketOnceAlsoOfTwoAtOnce() throws Exception {
    String ticket = ticket(LINK, vnconnect);
    ObjectNode wrong = form();
    ((ObjectNode) wrong.get("details")).put("phases", 2);
    submit(ticket, wrong).then().statusCode(422);
    String externalId = submit(ticket, form()).then().statusCode(201).extract().path("externalId");
    submit(ticket, form())
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:ticket-used"))
        .body("externalId", equalTo(externalId));
    given().get("/portal/v1/drafts/" + ticket).then().statusCode(409);

    String contested = ticket(LINK, vnconnect);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> answers =
        callers.invokeAll(
            Collections.nCopies(4, () -> submit(contested, form()).then().extract().statusCode()));
    callers.shutdown();
    int stored = 0;
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(201, 409);
      stored += answer.get() == 201 ? 1 : 0;
    }
    assertThat(stored).isEqualTo(1);
  }

  @Test
  void knowsNoTicketThatIsForgedOrOver() {
    submit("x".repeat(43), form()).then().statusCode(401).contentType("application/problem+json");
    submit("none", form()).then().statusCode(401);
    String ticket = ticket(LINK, vnconnect);
    Database.change(
        "UPDATE entry_ticket SET expires_at = now() - interval '1 second' WHERE ticket_hash = ?",
        Secrets.hash(ticket));
    submit(ticket, form()).then().statusCode(401);
    assertThat(Database.value("SELECT count(*) FROM entry_ticket WHERE ticket_hash = ?", ticket))
        .isEqualTo("0");
  }

  @Test
  void forgetsWhoCameWithATicketThatIsLongOver() {
    String unused = Secrets.hash(ticket(LINK, vnconnect));
    String ticket = ticket(LINK, vnconnect);
    String externalId = submit(ticket, form()).then().statusCode(201).extract().path("externalId");
    Database.change("UPDATE entry_ticket SET expires_at = now() - interval '25 hours'");
    ticket(LINK, vnconnect);
    String count = "SELECT count(*) FROM entry_ticket WHERE ticket_hash = ?";
    assertThat(Database.value(count, unused)).isEqualTo("0");
    assertThat(
            Database.value(
                "SELECT applicant::text || subject FROM entry_ticket WHERE external_id = ?",
                externalId))
        .isEqualTo("{}");
    submit(ticket, form()).then().statusCode(401);
  }

  @Test
  void takesNothingInForAClosedProcedure() {
    enter("/portal/entry?MaTTHC=9.990017")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:procedure-closed"));
    enter("/portal/entry?MaTTHC=9.999999").then().statusCode(404);
    String ticket = ticket(LINK, vnconnect);
    Database.change(
        "UPDATE entry_ticket SET procedure = '9.990017' WHERE ticket_hash = ?",
        Secrets.hash(ticket));
    submit(ticket, form()).then().statusCode(409);
    ObjectNode pushed = Messages.application("9.990017");
    vn.evn.portal.Calls.push(pushed)
        .then()
        .statusCode(200)
        .body("error_code", equalTo(-1))
        .body("message", containsString("tạm ngừng"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/portal/entry",
        "/portal/entry?MaTTHC=",
        "/portal/entry?MaTTHC=9.990001&MaDVC=9.990002.01",
        "/portal/entry?MaTTHC=9.990001&matthc=9.990001",
        "/portal/entry?MaTTHC=javascript:alert(1)"
      })
  void refusesALinkThatCannotBeRead(String link) {
    enter(link).then().statusCode(400).contentType("application/problem+json");
  }

  @Test
  void leadsToNoPageThatIsNotOurs() {
    for (String page :
        List.of(
            "https://ke-gian.example/",
            "https://cskh.vidu.example.ke-gian.example/",
            "https://cskh.vidu.example@ke-gian.example/",
            "http://cskh.vidu.example/",
            "//cskh.vidu.example/",
            "https://cskh.vidu.example:444/",
            "javascript:alert(1)",
            "https://cskh.vidu.example/#a")) {
      given()
          .redirects()
          .follow(false)
          .queryParam("MaTTHC", "9.990001")
          .queryParam("ReturnUrl", page)
          .get("/portal/entry")
          .then()
          .statusCode(400);
    }
    Response entered =
        enter("/portal/entry?MaTTHC=9.990001&returnurl=https://cskh.vidu.example/bieu-mau?a=1");
    Map<String, String> asked = authorizeOf(entered);
    assertThat(
            comeBack("vnconnect", state(asked), vnconnect.signOn(asked), entered)
                .then()
                .statusCode(303)
                .extract()
                .header("Location"))
        .matches("https://cskh\\.vidu\\.example/bieu-mau\\?a=1#ticket=[A-Za-z0-9_-]{43}");
  }

  @Test
  void namesEveryFaultOfAForm() {
    String ticket = ticket(LINK, vnconnect);
    ObjectNode form = form();
    form.put("serviceType", "TERMINATE").put("channel", "WEBSITE").put("la", "a");
    form.put("variant", "WHOLESALE").put("customerCode", "abc");
    ((ObjectNode) form.get("applicant")).put("phone", "12").put("name", "Người Khác");
    ((ObjectNode) form.get("applicant")).putObject("identity").put("number", "001188000999");
    ((ObjectNode) form.get("placeOfUse")).put("provinceCode", "99").put("communeCode", "4");
    ((ObjectNode) form.get("details"))
        .put("phases", 2)
        .put("khac", 1)
        .put("wishedDate", "2026-02-30");
    ((ObjectNode) form.get("details")).remove("purpose");
    form.withArray("documents").addObject().put("id", "0b6a3c1e-7f55-4d0c-9a53-2f1f8a6f0a01");
    submit(ticket, form)
        .then()
        .statusCode(422)
        .body(
            "errors.pointer",
            hasItems(
                "/serviceType",
                "/channel",
                "/la",
                "/variant",
                "/customerCode",
                "/applicant/phone",
                "/applicant/name",
                "/applicant/identity/number",
                "/placeOfUse/provinceCode",
                "/placeOfUse/communeCode",
                "/details/phases",
                "/details/khac",
                "/details/wishedDate",
                "/details/purpose",
                "/documents/0/id"));
    submit(ticket, Messages.JSON.createArrayNode()).then().statusCode(422);
    given()
        .contentType(ContentType.JSON)
        .body("{")
        .post("/portal/v1/drafts/" + ticket + "/submit")
        .then()
        .statusCode(400);
    submit(ticket, form()).then().statusCode(201);
  }

  @Test
  void takesPapersOfTheKnownTypesAlone() {
    String ticket = ticket(LINK, vnconnect);
    String path = "/portal/v1/drafts/" + ticket + "/documents";
    given()
        .contentType("application/pdf")
        .body("<html>".getBytes())
        .post(path + "?name=a.pdf")
        .then()
        .statusCode(415);
    given()
        .contentType("application/pdf")
        .body("%PDF-1".getBytes())
        .post(path)
        .then()
        .statusCode(422);
    byte[] large = new byte[20 * 1024 * 1024 + 1];
    System.arraycopy("%PDF-1".getBytes(), 0, large, 0, 6);
    given()
        .contentType("application/pdf")
        .body(large)
        .post(path + "?name=a.pdf")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
    given()
        .contentType("application/pdf")
        .body("%PDF-1".getBytes())
        .post("/portal/v1/drafts/" + "x".repeat(43) + "/documents?name=a.pdf")
        .then()
        .statusCode(401);
    // A paper of somebody else's ticket is none of this one.
    String paper =
        given()
            .contentType("application/pdf")
            .body("%PDF-1".getBytes())
            .post(path + "?name=a.pdf")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ObjectNode form = form();
    form.withArray("documents").addObject().put("id", paper);
    submit(ticket(LINK, vnconnect), form).then().statusCode(422);
  }

  @Test
  void signsABusinessOnByItsTaxCodeAndChoosesTheCaseOfTheProcedure() {
    vnconnect.tells(business());
    String ticket = ticket("/portal/entry?MaTTHC=9.990007", vnconnect);
    open()
        .get("/portal/v1/drafts/" + ticket)
        .then()
        .body("variants", hasItems("RESIDENTIAL", "NON_RESIDENTIAL", "WHOLESALE"));
    ObjectNode form = form();
    form.put("serviceType", "NEW_MV").put("variant", "NON_RESIDENTIAL");
    ObjectNode details = (ObjectNode) form.get("details");
    details.put("supplyVoltageKv", "22").put("phases", 3).put("requestedKva", "250");
    details.remove("requestedKw");
    String externalId = submit(ticket, form).then().statusCode(201).extract().path("externalId");
    JsonNode application =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(externalId, 1).get(0).get("data");
    assertThat(application.at("/variant").asText()).isEqualTo("NON_RESIDENTIAL");
    assertThat(application.at("/applicant/kind").asText()).isEqualTo("BUSINESS");
    assertThat(application.at("/applicant/name").asText()).isEqualTo("Công ty TNHH Ví Dụ");
    assertThat(application.at("/applicant/identity/kind").asText()).isEqualTo("TAX_CODE");
  }

  private static Map<String, Object> citizen() {
    return Map.of(
        "sub", "chu-the-1",
        "LoaiTaiKhoan", "1",
        "SoDinhDanh", "001188000123",
        "HoVaTen", "Nguyễn Thị Ví Dụ",
        "SoDienThoai", "0900000123",
        "ThuDienTu", "vidu@vidu.example",
        "TechID", "tech-id-1");
  }

  private static Map<String, Object> business() {
    return Map.of(
        "sub", "chu-the-2",
        "LoaiTaiKhoan", "2",
        "HoVaTen", "Trần Văn Ví Dụ",
        "TenDoanhNghiep", "Công ty TNHH Ví Dụ",
        "MaSoThue", "0399901234",
        "SoDienThoai", "02400000000",
        "TechID", "tech-id-2");
  }

  private static ObjectNode form() {
    ObjectNode form = Messages.JSON.createObjectNode();
    form.put("serviceType", "NEW_LV").put("variant", "RESIDENTIAL").put("channel", "PORTAL");
    form.putObject("applicant").put("phone", "0911 000 123");
    form.putObject("placeOfUse")
        .put("provinceCode", "01")
        .put("communeCode", "00004")
        .put("detail", "Số 7 phố Ví Dụ");
    form.putObject("details")
        .put("purpose", "SINH_HOAT")
        .put("phases", 1)
        .put("requestedKw", "5.5")
        .put("supplyVoltageKv", "0.22")
        .put("wishedDate", "2026-12-25");
    return form;
  }

  private static RequestSpecification open() {
    return given().filter(OpenApiContract.filter("portal-adapter"));
  }

  private static Response enter(String link) {
    return given().redirects().follow(false).get(link);
  }

  /** Where the person is sent, and with what. */
  private static Map<String, String> authorizeOf(Response entered) {
    String location = entered.then().statusCode(303).extract().header("Location");
    Map<String, String> asked = TestIssuer.query(location);
    asked.put("to", location);
    return asked;
  }

  private static String state(Map<String, String> asked) {
    return Objects.requireNonNull(asked.get("state"));
  }

  private static RequestSpecification back(Response entered) {
    return given().redirects().follow(false).cookies(entered.getCookies());
  }

  private static Response comeBack(String issuer, String state, String code, Response entered) {
    return back(entered)
        .queryParam("state", state)
        .queryParam("code", code)
        .queryParam("iss", (issuer.equals("vneid") ? vneid : vnconnect).url())
        .get("/portal/entry/callback/" + issuer);
  }

  private static String ticket(String link, TestIssuer issuer) {
    Response entered = enter(link);
    Map<String, String> asked = authorizeOf(entered);
    return comeBack(
            issuer == vneid ? "vneid" : "vnconnect", state(asked), issuer.signOn(asked), entered)
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .extract()
        .path("ticket");
  }

  private static Response submit(String ticket, JsonNode form) {
    return given()
        .contentType(ContentType.JSON)
        .body(form.toString())
        .post("/portal/v1/drafts/" + ticket + "/submit");
  }
}
