package vn.evn.request;

import java.util.Map;

/** Requests that have come some way, as tests speak of them. */
final class Lives {
  private Lives() {}

  /** A renewal that is completed; its code. */
  static String aCompletedRequest() {
    String code = Api.aRequestFor("RENEW");
    Api.act(code, "accept").then().statusCode(200);
    complete(code);
    return code;
  }

  /** Goes from an accepted renewal to its completion. */
  static void complete(String code) {
    Api.act(code, "start-step").then().statusCode(200);
    while (Api.as("officer").get("/api/v1/requests/" + code).path("step") != null) {
      Api.act(code, "complete-step").then().statusCode(200);
    }
    Api.act(code, "complete").then().statusCode(200);
  }

  /** Puts a completed renewal back to work and completes it again. */
  static void completeAgain(String code) {
    Api.act(
            code,
            "correct",
            Map.of("reason", "Nhầm trạng thái", "data", Map.of("state", "ACCEPTED")))
        .then()
        .statusCode(200);
    complete(code);
  }
}
