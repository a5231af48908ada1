package vn.evn.simulator.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.simulator.testing.SimulatorUnderTest;

@QuarkusTest
@QuarkusTestResource(SimulatorUnderTest.class)
class OidcTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PERSON = "0a1b2c3d-0000-4000-8000-000000000123";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-for-everybody-0123";

  @ParameterizedTest
  @ValueSource(strings = {"vnconnect", "vneid"})
  void signsAPersonOnWithACodeAndTellsTheProfile(String issuer) throws Exception {
    String code = code(issuer, PERSON);
    JsonNode tokens =
        JSON.readTree(token(issuer, code, VERIFIER).then().statusCode(200).extract().asString());
    JsonNode claims = verified(issuer, tokens.path("id_token").asText());
    JsonNode configuration =
        JSON.readTree(
            given().get("/oidc/" + issuer + "/.well-known/openid-configuration").asString());
    assertThat(claims.path("iss")).isEqualTo(configuration.path("issuer"));
    assertThat(claims.path("sub").asText()).isEqualTo(PERSON);
    assertThat(claims.path("aud").asText()).isEqualTo("evn-portal-adapter");
    assertThat(claims.path("nonce").asText()).isEqualTo("a nonce");
    String bearer = "Bearer " + tokens.path("access_token").asText();
    given()
        .filter(OpenApiContract.filter("portal-simulator"))
        .header("Authorization", bearer)
        .get("/oidc/" + issuer + "/oauth2/userinfo")
        .then()
        .statusCode(200)
        .body("HoVaTen", equalTo("Nguyễn Thị Minh Thư"))
        .body("SoDinhDanh", equalTo("001188000123"));
    given()
        .header("Authorization", bearer)
        .post("/oidc/" + issuer + "/oauth2/userinfo")
        .then()
        .statusCode(200);
    String other = issuer.equals("vneid") ? "vnconnect" : "vneid";
    given()
        .header("Authorization", bearer)
        .get("/oidc/" + other + "/oauth2/userinfo")
        .then()
        .statusCode(401);
  }

  @Test
  void makesTokensOfACodeOnceAndForItsVerifierAndIssuerAlone() throws Exception {
    String code = code("vnconnect", PERSON);
    token("vnconnect", code, VERIFIER).then().statusCode(200);
    token("vnconnect", code, VERIFIER)
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_grant"));
    token("vnconnect", code("vnconnect", PERSON), "another").then().statusCode(400);
    token("vneid", code("vnconnect", PERSON), VERIFIER).then().statusCode(400);
  }

  @Test
  void offersThePersonsToChooseFromAndLetsOneGoBack() {
    authorize("vnconnect", "").then().statusCode(200).body(containsString("person=" + PERSON));
    assertThat(authorize("vnconnect", "none").then().statusCode(303).extract().header("Location"))
        .contains("error=access_denied", "state=a+state");
  }

  @Test
  void sendsNobodyToAnAddressThatIsNotKnown() {
    given()
        .redirects()
        .follow(false)
        .queryParams(
            Map.of(
                "response_type",
                "code",
                "client_id",
                "evn-portal-adapter",
                "redirect_uri",
                "https://ke-gian.example/",
                "person",
                PERSON))
        .get("/oidc/vnconnect/oauth2/authorize")
        .then()
        .statusCode(400);
    given().get("/oidc/khac/oauth2/jwks").then().statusCode(404);
  }

  private static String redirectUri(String issuer) {
    return SimulatorUnderTest.agency().url() + "/portal/entry/callback/" + issuer;
  }

  private static Response authorize(String issuer, String person) {
    RequestSpecification call =
        given()
            .filter(OpenApiContract.filter("portal-simulator"))
            .redirects()
            .follow(false)
            .queryParam("response_type", "code")
            .queryParam("client_id", "evn-portal-adapter")
            .queryParam("redirect_uri", redirectUri(issuer))
            .queryParam("state", "a state")
            .queryParam("nonce", "a nonce")
            .queryParam("code_challenge", SignOns.challengeOf(VERIFIER));
    return (person.isEmpty() ? call : call.queryParam("person", person))
        .get("/oidc/" + issuer + "/oauth2/authorize");
  }

  private static String code(String issuer, String person) {
    String location = authorize(issuer, person).then().statusCode(303).extract().header("Location");
    assertThat(location)
        .startsWith(redirectUri(issuer) + "?code=")
        .contains("iss=", "state=a+state");
    return location.replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  private static Response token(String issuer, String code, String verifier) {
    return given()
        .formParam("grant_type", "authorization_code")
        .formParam("code", code)
        .formParam("redirect_uri", redirectUri(issuer))
        .formParam("client_id", "evn-portal-adapter")
        .formParam("code_verifier", verifier)
        .post("/oidc/" + issuer + "/oauth2/token");
  }

  private static JsonNode verified(String issuer, String token) throws Exception {
    List<String> parts = List.of(token.split("\\.", -1));
    JsonNode key =
        JSON.readTree(given().get("/oidc/" + issuer + "/oauth2/jwks").asString()).at("/keys/0");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
    return JSON.readTree(Base64.getUrlDecoder().decode(parts.get(1)));
  }

  private static BigInteger number(JsonNode text) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
  }
}
