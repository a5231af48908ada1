package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages under {@code docs/services} are made from the service files, so that the two cannot
 * drift apart. After a wanted change, run this test once with {@code -Dservices.write=true} and
 * commit the files.
 */
class ServicePagesTest {
  private static final Path FOLDER = Path.of("../docs/services");

  private final ServiceCatalogue catalogue =
      ServiceCatalogue.load(
          CatalogueFiles.ofClassPath(), PortalProcedures.load(Map.of()), List.of());

  @Test
  void committedPagesAreThoseOfTheServices() throws IOException {
    Map<String, String> pages = pages();
    if (Boolean.getBoolean("services.write")) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
      }
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertThat(FOLDER.resolve(page.getKey())).hasContent(page.getValue());
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(pages.keySet());
    }
  }

  private Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder();
    index.append(
        "<!-- Generated from the service files; see docs/how-to/add-a-service.md. Do not edit. -->\n");
    index.append("# The services\n\n| Code | Service | Dịch vụ | On the portal | Versions |\n");
    index.append("|---|---|---|---|---|\n");
    for (ServiceDefinition service : catalogue.all()) {
      String file = service.code() + ".md";
      pages.put(file, ServicePage.of(catalogue.versions(service.code())));
      index.append(
          String.format(
              "| [%s](%s) | %s | %s | %s | %d |%n",
              service.code(),
              file,
              service.name().en(),
              service.name().vi(),
              service.onPortal() ? "yes" : "no",
              service.version()));
    }
    pages.put("README.md", index.toString());
    return pages;
  }
}
