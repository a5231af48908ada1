package vn.evn.local.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready. */
final class HealthProbe {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Whether the service says that it is ready; no answer means no.
   *
   * @param service its address
   */
  boolean isReady(URI service) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(TIME_LIMIT).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
