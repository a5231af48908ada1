package vn.evn.request.notification;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import vn.evn.platform.time.BusinessTime;

/** Loads the templates at start, so that a faulty file stops the start and not a request. */
@Dependent
class TemplatesProducer {
  private static final String INDEX = "notifications/index.txt";

  @Produces
  @Singleton
  @Startup
  NotificationTemplates templates(Clock clock) {
    return NotificationTemplates.load(names(), LocalDate.now(clock.withZone(BusinessTime.ZONE)));
  }

  static List<String> names() {
    try (InputStream in = TemplatesProducer.class.getClassLoader().getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("no file " + INDEX);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
