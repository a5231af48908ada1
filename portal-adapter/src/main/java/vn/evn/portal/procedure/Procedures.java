package vn.evn.portal.procedure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.ServiceTypes;

/** The procedures that are served, read and checked at start. */
@Singleton
@Startup
public class Procedures {
  private static final String FILE = "procedures/procedures.json";

  private final Map<String, Procedure> byCode = new LinkedHashMap<>();
  private final Set<String> closed;

  /** Reads the built-in table; no procedure of it is closed. */
  public Procedures() {
    this(null, Set.of());
  }

  /**
   * Reads the configured table.
   *
   * @throws IllegalStateException naming every fault of it
   */
  @Inject
  public Procedures(ProcedureConfig config) {
    this(config.file().orElse(null), Set.copyOf(config.closed().orElse(List.of())));
  }

  Procedures(@Nullable String file, Set<String> closed) {
    this.closed = closed;
    List<String> faults = new ArrayList<>();
    for (Procedure procedure : read(file)) {
      if (byCode.put(procedure.procedure(), procedure) != null) {
        faults.add(procedure.procedure() + " stands twice");
      }
      Set<String> names = new HashSet<>();
      for (Procedure.Field field : procedure.fields()) {
        if (!names.add(field.portal())) {
          faults.add(procedure.procedure() + ": field " + field.portal() + " stands twice");
        }
      }
      for (String field : Objects.requireNonNullElse(procedure.atLeastOne(), List.<String>of())) {
        if (!names.contains(field)) {
          faults.add(procedure.procedure() + ": there is no field " + field);
        }
      }
    }
    for (String service : ServiceTypes.ON_PORTAL) {
      if (byCode.values().stream().noneMatch(p -> p.service().equals(service))) {
        faults.add("no procedure leads to service " + service);
      }
    }
    for (String code : closed) {
      if (!byCode.containsKey(code)) {
        faults.add("no procedure " + code + ", which is to be closed");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          (file == null ? FILE : file) + ":\n" + String.join("\n", faults));
    }
  }

  /** The procedure of a code. */
  public Optional<Procedure> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The procedure that a service and case is on the portal.
   *
   * @param variant case of the service; null where it has none
   */
  public Optional<Procedure> ofService(String service, @Nullable String variant) {
    return byCode.values().stream()
        .filter(procedure -> procedure.service().equals(service))
        .filter(procedure -> variant == null || procedure.isOfVariant(variant))
        .findFirst();
  }

  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }

  /** Whether nothing is taken in for a procedure at present. */
  public boolean isClosed(String code) {
    return closed.contains(code);
  }

  private static List<Procedure> read(@Nullable String file) {
    try (InputStream in =
        file == null
            ? Procedures.class.getClassLoader().getResourceAsStream(FILE)
            : Files.newInputStream(Path.of(file))) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + (file == null ? FILE : file), e);
    }
  }
}
