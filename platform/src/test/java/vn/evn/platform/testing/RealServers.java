package vn.evn.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;

/**
 * Real PostgreSQL, a real Kafka broker and the keys of {@link TestTokens} for the test of a
 * service.
 *
 * <p>The servers are started once for a test run and shared; each Quarkus start gets a database and
 * a document folder of its own. {@link #kafka} lets a test take the broker away; {@link
 * #databaseGate} does the same for the way to the database.
 */
public class RealServers implements QuarkusTestResourceLifecycleManager {
  private static @Nullable EmbeddedPostgresServer postgres;
  private static @Nullable EmbeddedKafkaBroker kafka;
  private static @Nullable ConnectionGate gate;
  private static String database = "";

  @Override
  public Map<String, String> start() {
    EmbeddedPostgresServer server = postgres();
    database = "test_" + UUID.randomUUID().toString().replace("-", "");
    server.createDatabase(database);
    ConnectionGate way = gate(server.port());
    try {
      Path folder = Files.createTempDirectory("evn-test");
      Path key = Files.writeString(folder.resolve("jwt-public.pem"), TestTokens.publicKeyPem());
      Map<String, String> settings = new HashMap<>();
      settings.put("EVN_DB_URL", "jdbc:postgresql://127.0.0.1:" + way.port() + "/" + database);
      settings.put("EVN_DB_USER", EmbeddedPostgresServer.USER);
      settings.put("EVN_DB_PASSWORD", "");
      settings.put("EVN_KAFKA_BOOTSTRAP", kafka().bootstrapServers());
      settings.put("EVN_JWT_PUBLIC_KEY_FILE", key.toString());
      settings.put("EVN_DOCUMENT_DIR", folder.resolve("documents").toString());
      settings.put("quarkus.http.test-port", "0");
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // The servers end with the virtual machine: other test classes of this run use them too.
  }

  /** The broker, to be taken away and brought back. */
  public static synchronized EmbeddedKafkaBroker kafka() {
    EmbeddedKafkaBroker broker = kafka;
    if (broker == null) {
      broker = EmbeddedKafkaBroker.temporary();
      kafka = broker;
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
    }
    return broker;
  }

  /** The way from the service to its database, to be shut and opened. */
  public static ConnectionGate databaseGate() {
    ConnectionGate way = gate;
    if (way == null) {
      throw new IllegalStateException("no service was started with these servers");
    }
    return way;
  }

  /** JDBC address of the database of the running service, not through the gate. */
  public static String databaseUrl() {
    return postgres().jdbcUrl(database);
  }

  private static synchronized EmbeddedPostgresServer postgres() {
    EmbeddedPostgresServer server = postgres;
    if (server == null) {
      server = EmbeddedPostgresServer.temporary();
      postgres = server;
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgresql"));
    }
    return server;
  }

  private static synchronized ConnectionGate gate(int target) {
    ConnectionGate way = gate;
    if (way == null) {
      way = new ConnectionGate(target);
      gate = way;
    }
    return way;
  }
}
