package vn.evn.system.launch;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout that these tests are part of. */
final class Checkout {
  private static final List<String> PACKAGED =
      List.of(
          "local-stack/target/classes",
          "local-stack/target/lib",
          "portal-adapter/target/quarkus-app/quarkus-run.jar",
          "request-service/target/quarkus-app/quarkus-run.jar",
          "billing-service/target/quarkus-app/quarkus-run.jar",
          "portal-simulator/target/quarkus-app/quarkus-run.jar");

  private Checkout() {}

  /** Its root; a test runs in the folder of its module. */
  static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Fails unless everything that the launcher starts is packaged. */
  static void requirePackaged() {
    List<String> missing =
        PACKAGED.stream().filter(part -> !Files.exists(root().resolve(part))).toList();
    if (!missing.isEmpty()) {
      fail(
          "These tests start the packaged services; run ./mvnw -DskipTests package first, or"
              + " ./mvnw verify for all of it. Missing: "
              + missing);
    }
  }
}
