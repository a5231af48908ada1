package vn.evn.local.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.local.token.LocalCredentials;

/** The services of the suite as processes, with their settings (docs/settings.md). */
enum ServiceProcess {
  PORTAL_SIMULATOR("portal-simulator", Port.PORTAL_SIMULATOR, null),
  PORTAL_ADAPTER("portal-adapter", Port.PORTAL_ADAPTER, "portal_adapter"),
  REQUEST_SERVICE("request-service", Port.REQUEST_SERVICE, "request_service"),
  BILLING_SERVICE("billing-service", Port.BILLING_SERVICE, "billing_service");

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

  /** The databases of all services, one each. */
  static List<String> databases() {
    return Stream.of(values()).map(service -> service.database).filter(Objects::nonNull).toList();
  }

  /** The environment variables of the process. */
  Map<String, String> environment(Ports ports, LocalCredentials credentials, Path state) {
    Map<String, String> settings = new HashMap<>();
    settings.put("EVN_HTTP_HOST", Ports.HOST);
    settings.put("EVN_HTTP_PORT", String.valueOf(ports.number(port)));
    if (database != null) {
      settings.put(
          "EVN_DB_URL", "jdbc:postgresql://" + ports.address(Port.POSTGRES) + "/" + database);
      settings.put("EVN_DB_USER", EmbeddedPostgresServer.USER);
      settings.put("EVN_DB_PASSWORD", credentials.secret("EVN_DB_PASSWORD"));
      settings.put("EVN_KAFKA_BOOTSTRAP", ports.address(Port.KAFKA));
      settings.put("EVN_JWT_PUBLIC_KEY_FILE", credentials.publicKeyFile().toString());
      settings.put("EVN_DOCUMENT_DIR", state.resolve(StateFolder.DOCUMENTS).toString());
    }
    if (this == PORTAL_ADAPTER) {
      settings.put("EVN_PORTAL_URL", ports.uri(Port.PORTAL_SIMULATOR).toString());
      settings.put("EVN_PUBLIC_URL", ports.uri(Port.PORTAL_ADAPTER).toString());
      settings.put("EVN_PORTAL_USERNAME", LocalCredentials.PORTAL_USERNAME);
      settings.put("EVN_PORTAL_PASSWORD", credentials.secret("EVN_PORTAL_PASSWORD"));
      settings.put("EVN_PAYMENT_SECRET", credentials.secret("EVN_PAYMENT_SECRET"));
      settings.put("EVN_FILE_LINK_SECRET", credentials.secret("EVN_FILE_LINK_SECRET"));
    }
    if (this == PORTAL_SIMULATOR) {
      settings.put("EVN_SIMULATOR_USERNAME", LocalCredentials.PORTAL_USERNAME);
      settings.put("EVN_SIMULATOR_PASSWORD", credentials.secret("EVN_PORTAL_PASSWORD"));
      settings.put("EVN_PAYMENT_SECRET", credentials.secret("EVN_PAYMENT_SECRET"));
      settings.put("EVN_PORTAL_ADAPTER_URL", ports.uri(Port.PORTAL_ADAPTER).toString());
      settings.put("EVN_PORTAL_TOKEN_FILE", credentials.tokens().resolve("portal.jwt").toString());
      settings.put("EVN_SIMULATOR_DATA_DIR", state.resolve(StateFolder.SIMULATOR).toString());
    }
    return settings;
  }
}
