package vn.evn.portal;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import vn.evn.platform.testing.OpenApiContract;
import vn.evn.platform.testing.TestTokens;

/** Calls of the API as the tests speak of them. */
public final class Calls {
  private static final Filter CONTRACT = OpenApiContract.filter("portal-adapter");

  private Calls() {}

  /** A caller whose calls and answers are held against the API document. */
  public static RequestSpecification as(String role) {
    return given()
        .filter(CONTRACT)
        .header("Authorization", TestTokens.bearer(role))
        .contentType(ContentType.JSON);
  }

  /** A caller who sends what is wrong on purpose. */
  public static RequestSpecification wronglyAs(String role) {
    return given().header("Authorization", TestTokens.bearer(role)).contentType(ContentType.JSON);
  }

  /** Pushes a new application. */
  public static Response push(JsonNode application) {
    return as("portal").body(application.toString()).post("/portal/v1/applications");
  }

  /** Pushes a message about a dossier. */
  public static Response tell(JsonNode message) {
    return as("portal").body(message.toString()).post("/portal/v1/messages");
  }
}
