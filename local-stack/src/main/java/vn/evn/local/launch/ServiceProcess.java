package vn.evn.local.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/** The services of the suite as processes, with their settings (docs/settings.md). */
enum ServiceProcess {
  PORTAL_SIMULATOR("portal-simulator", Port.PORTAL_SIMULATOR, null),
  PORTAL_ADAPTER("portal-adapter", Port.PORTAL_ADAPTER, "portal_adapter"),
  REQUEST_SERVICE("request-service", Port.REQUEST_SERVICE, "request_service"),
  BILLING_SERVICE("billing-service", Port.BILLING_SERVICE, "billing_service");

  private static final String PORTAL_USERNAME = "evn-local";

  private final String module;
  private final Port port;
  private final @Nullable String database;

  ServiceProcess(String module, Port port, @Nullable String database) {
    this.module = module;
    this.port = port;
    this.database = database;
  }

  String module() {
    return module;
  }

  Port port() {
    return port;
  }

  /** The environment variables of the process. */
  Map<String, String> environment(
      ToIntFunction<Port> ports, LocalCredentials credentials, Function<String, Path> state) {
    Map<String, String> settings = new HashMap<>();
    settings.put("EVN_HTTP_HOST", "127.0.0.1");
    settings.put("EVN_HTTP_PORT", String.valueOf(ports.applyAsInt(port)));
    if (database != null) {
      settings.put(
          "EVN_DB_URL",
          "jdbc:postgresql://127.0.0.1:" + ports.applyAsInt(Port.POSTGRES) + "/" + database);
      settings.put("EVN_DB_USER", EmbeddedPostgresServer.USER);
      settings.put("EVN_DB_PASSWORD", credentials.secret("EVN_DB_PASSWORD"));
      settings.put("EVN_KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.applyAsInt(Port.KAFKA));
      settings.put("EVN_JWT_PUBLIC_KEY_FILE", credentials.publicKeyFile().toString());
      settings.put("EVN_DOCUMENT_DIR", state.apply("documents").toString());
    }
    if (this == PORTAL_ADAPTER) {
      settings.put("EVN_PORTAL_URL", "http://127.0.0.1:" + ports.applyAsInt(Port.PORTAL_SIMULATOR));
      settings.put("EVN_PUBLIC_URL", "http://127.0.0.1:" + ports.applyAsInt(Port.PORTAL_ADAPTER));
      settings.put("EVN_PORTAL_USERNAME", PORTAL_USERNAME);
      settings.put("EVN_PORTAL_PASSWORD", credentials.secret("EVN_PORTAL_PASSWORD"));
      settings.put("EVN_PAYMENT_SECRET", credentials.secret("EVN_PAYMENT_SECRET"));
      settings.put("EVN_FILE_LINK_SECRET", credentials.secret("EVN_FILE_LINK_SECRET"));
    }
    if (this == PORTAL_SIMULATOR) {
      settings.put("EVN_SIMULATOR_USERNAME", PORTAL_USERNAME);
      settings.put("EVN_SIMULATOR_PASSWORD", credentials.secret("EVN_PORTAL_PASSWORD"));
      settings.put("EVN_PAYMENT_SECRET", credentials.secret("EVN_PAYMENT_SECRET"));
      settings.put(
          "EVN_PORTAL_ADAPTER_URL", "http://127.0.0.1:" + ports.applyAsInt(Port.PORTAL_ADAPTER));
      settings.put("EVN_PORTAL_TOKEN_FILE", credentials.tokens().resolve("portal.jwt").toString());
      settings.put("EVN_SIMULATOR_DATA_DIR", state.apply("simulator").toString());
    }
    return settings;
  }
}
