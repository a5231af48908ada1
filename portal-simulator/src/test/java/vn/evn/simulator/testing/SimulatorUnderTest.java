package vn.evn.simulator.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Settings of the simulator in tests: an empty folder, a token file and a stub of the agency. */
public final class SimulatorUnderTest implements QuarkusTestResourceLifecycleManager {
  public static final String USERNAME = "vidu";
  public static final String PASSWORD = "mat-khau-thu-nghiem";
  public static final String SECRET = "bi-mat-thu-nghiem";
  public static final String TOKEN = "the-token-of-the-portal";

  private static @Nullable AgencyStub agency;
  private static @Nullable Path tokenFile;

  public static AgencyStub agency() {
    return Objects.requireNonNull(agency);
  }

  public static Path tokenFile() {
    return Objects.requireNonNull(tokenFile);
  }

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "simulator-");
      AgencyStub started = new AgencyStub();
      Path token = directory.resolve("portal.jwt").toAbsolutePath();
      Files.writeString(token, TOKEN + "\n");
      agency = started;
      tokenFile = token;
      return Map.of(
          "EVN_SIMULATOR_USERNAME",
          USERNAME,
          "EVN_SIMULATOR_PASSWORD",
          PASSWORD,
          "EVN_PAYMENT_SECRET",
          SECRET,
          "EVN_PORTAL_TOKEN_FILE",
          token.toString(),
          "EVN_PORTAL_ADAPTER_URL",
          started.url(),
          "EVN_SIMULATOR_DATA_DIR",
          directory.resolve("data").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (agency != null) {
      agency.close();
    }
  }
}
