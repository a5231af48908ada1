package vn.evn.system.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/** portal-adapter and, where wanted, the simulator, with a database and a broker of their own. */
final class PortalStack implements AutoCloseable {
  private static final int ADAPTER_PORT = 18_081;
  private static final int SIMULATOR_PORT = 18_090;
  private static final String DATABASE = "portal_adapter";

  private final EmbeddedPostgresServer postgres;
  private final EmbeddedKafkaBroker broker;
  private final LocalCredentials credentials;
  private @Nullable ServiceJar adapter;
  private @Nullable ServiceJar simulator;

  private PortalStack(
      EmbeddedPostgresServer postgres, EmbeddedKafkaBroker broker, LocalCredentials credentials) {
    this.postgres = postgres;
    this.broker = broker;
    this.credentials = credentials;
  }

  /**
   * Starts everything; ends when it is ready.
   *
   * @param withSimulator whether there is a portal to be told
   * @param settings further settings of portal-adapter
   */
  static PortalStack start(boolean withSimulator, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("evn-portal");
    EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
    postgres.createDatabase(DATABASE);
    PortalStack stack =
        new PortalStack(
            postgres, EmbeddedKafkaBroker.temporary(), LocalCredentials.prepare(folder));
    try {
      stack.startServices(folder, withSimulator, settings);
      return stack;
    } catch (IOException | InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  private void startServices(Path folder, boolean withSimulator, Map<String, String> further)
      throws IOException, InterruptedException {
    String password = credentials.secret("EVN_PORTAL_PASSWORD");
    String paymentSecret = credentials.secret("EVN_PAYMENT_SECRET");
    if (withSimulator) {
      ServiceJar started =
          ServiceJar.start(
              "portal-simulator",
              SIMULATOR_PORT,
              folder,
              Map.of(
                  "EVN_SIMULATOR_USERNAME",
                  LocalCredentials.PORTAL_USERNAME,
                  "EVN_SIMULATOR_PASSWORD",
                  password,
                  "EVN_PAYMENT_SECRET",
                  paymentSecret,
                  "EVN_PORTAL_ADAPTER_URL",
                  "http://127.0.0.1:" + ADAPTER_PORT,
                  "EVN_PORTAL_TOKEN_FILE",
                  credentials.tokens().resolve("portal.jwt").toString(),
                  "EVN_SIMULATOR_DATA_DIR",
                  folder.resolve("simulator").toString()));
      simulator = started;
      started.awaitReady();
    }
    Map<String, String> settings = new HashMap<>(further);
    settings.put("EVN_DB_URL", postgres.jdbcUrl(DATABASE));
    settings.put("EVN_DB_USER", EmbeddedPostgresServer.USER);
    settings.put("EVN_DB_PASSWORD", "");
    settings.put("EVN_KAFKA_BOOTSTRAP", broker.bootstrapServers());
    settings.put("EVN_JWT_PUBLIC_KEY_FILE", credentials.publicKeyFile().toString());
    settings.put("EVN_DOCUMENT_DIR", folder.resolve("documents").toString());
    settings.put("EVN_PORTAL_URL", "http://127.0.0.1:" + SIMULATOR_PORT);
    settings.put("EVN_PORTAL_USERNAME", LocalCredentials.PORTAL_USERNAME);
    settings.put("EVN_PORTAL_PASSWORD", password);
    settings.put("EVN_PAYMENT_SECRET", paymentSecret);
    settings.put("EVN_FILE_LINK_SECRET", credentials.secret("EVN_FILE_LINK_SECRET"));
    ServiceJar started = ServiceJar.start("portal-adapter", ADAPTER_PORT, folder, settings);
    adapter = started;
    started.awaitReady();
  }

  ServiceJar adapter() {
    return Objects.requireNonNull(adapter, "the adapter is started with the stack");
  }

  /** The first process of the database. */
  ProcessHandle databaseServer() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
      result.next();
      return ProcessHandle.of(result.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(DATABASE), EmbeddedPostgresServer.USER, "");
  }

  ServiceJar simulator() {
    ServiceJar running = simulator;
    if (running == null) {
      throw new IllegalStateException("there is no simulator");
    }
    return running;
  }

  int adapterPort() {
    return ADAPTER_PORT;
  }

  String token(String role) throws IOException {
    return Files.readString(credentials.tokens().resolve(role + ".jwt")).strip();
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  /** What a query counts in the adapter's database. */
  int count(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  @Override
  public void close() {
    if (adapter != null) {
      adapter.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    broker.close();
    postgres.close();
  }
}
