package vn.evn.system.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What the simulator holds, read by its API. */
final class SimulatedPortal {
  private static final int PAGE = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceJar simulator;

  SimulatedPortal(ServiceJar simulator) {
    this.simulator = simulator;
  }

  void faults(String plan) throws IOException, InterruptedException {
    call("PUT", "/api/v1/faults", plan);
  }

  /** Forgets everything. */
  void reset() throws IOException, InterruptedException {
    call("DELETE", "/api/v1/state", "");
  }

  /** The list of dossiers: code and number of steps of each. */
  List<JsonNode> dossiers() throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = call("GET", "/api/v1/dossiers?limit=" + PAGE + cursor, "");
      page.path("items").forEach(all::add);
      if (!page.path("nextCursor").isTextual()) {
        return all;
      }
      cursor = "&cursor=" + page.path("nextCursor").asText();
    }
  }

  JsonNode dossier(String code) throws IOException, InterruptedException {
    return call("GET", "/api/v1/dossiers/" + code, "");
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.address(path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(method + " " + path + " answered " + answer.statusCode());
    }
    return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
  }
}
