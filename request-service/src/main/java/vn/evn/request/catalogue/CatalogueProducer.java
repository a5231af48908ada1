package vn.evn.request.catalogue;

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

/** Loads the catalogue at start, so that a faulty file stops the start and not a request. */
@Dependent
class CatalogueProducer {
  private static final String INDEX = "services/index.txt";

  @Produces
  @Singleton
  @Startup
  ServiceCatalogue catalogue() {
    try (InputStream in = CatalogueProducer.class.getClassLoader().getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("no file " + INDEX);
      }
      return ServiceCatalogue.load(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.isBlank())
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
