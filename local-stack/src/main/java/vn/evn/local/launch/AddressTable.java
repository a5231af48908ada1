package vn.evn.local.launch;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;

/** Tells where everything answers. */
final class AddressTable {
  private static final String ROW = "%-17s %-23s %-37s %-12s %s%n";
  private static final String OTHER = "%-17s %s%n";

  private AddressTable() {}

  /**
   * Prints the table.
   *
   * @param state folder of the stack
   * @param tokens folder of the tokens
   */
  static void print(Ports ports, Path state, Path tokens, PrintStream out) {
    out.println();
    out.printf(ROW, "service", "address", "Swagger UI", "OpenAPI", "health");
    for (ServiceProcess service : ServiceProcess.values()) {
      URI address = ports.uri(service.port());
      out.printf(
          ROW, service.module(), address, address + "/q/swagger-ui", "/q/openapi", "/q/health");
    }
    out.println();
    out.printf(OTHER, "Kafka", ports.address(Port.KAFKA));
    out.printf(
        OTHER,
        "PostgreSQL",
        "jdbc:postgresql://"
            + ports.address(Port.POSTGRES)
            + "/<database>, user evn; databases "
            + String.join(", ", ServiceProcess.databases()));
    out.printf(OTHER, "tokens", tokens.resolve("<role>.jwt"));
    out.printf(OTHER, "logs", state.resolve(StateFolder.LOGS));
    out.println();
  }
}
