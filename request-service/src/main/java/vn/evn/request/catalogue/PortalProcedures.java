package vn.evn.request.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which procedure of the national portal each case of a service is; configuration, not law. */
public final class PortalProcedures {
  private static final String FILE = "portal-procedures.properties";

  /** No procedure at all, for a catalogue without services on the portal. */
  public static final PortalProcedures NONE = new PortalProcedures(Map.of());

  private final Map<String, String> codes;

  private PortalProcedures(Map<String, String> codes) {
    this.codes = Map.copyOf(codes);
  }

  /** Procedure codes by {@code <service>.<variant>}. */
  static PortalProcedures of(Map<String, String> codes) {
    return new PortalProcedures(codes);
  }

  /**
   * The file of the class path, whose rows settings may overrule or add to.
   *
   * @param settings procedure codes by {@code <service>.<variant>}
   */
  public static PortalProcedures load(Map<String, String> settings) {
    Properties file = new Properties();
    try (InputStream in = PortalProcedures.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    Map<String, String> codes = new HashMap<>();
    file.stringPropertyNames().forEach(key -> codes.put(key, file.getProperty(key).strip()));
    codes.putAll(settings);
    return new PortalProcedures(codes);
  }

  /** The code of a case; null if it has none. */
  @Nullable String of(String service, String variant) {
    return codes.get(key(service, variant));
  }

  /** The keys that name no case of any of the services. */
  Set<String> without(List<ServiceDefinition> services) {
    Set<String> unknown = new TreeSet<>(codes.keySet());
    for (ServiceDefinition service : services) {
      service.variants().forEach(v -> unknown.remove(key(service.code(), v.code())));
    }
    return unknown;
  }

  private static String key(String service, String variant) {
    return service + "." + variant;
  }
}
