package vn.evn.portal.procedure;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

  /**
   * Reads the table.
   *
   * @throws IllegalStateException naming every fault of it
   */
  public Procedures() {
    List<String> faults = new ArrayList<>();
    for (Procedure procedure : read()) {
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
    if (!faults.isEmpty()) {
      throw new IllegalStateException(FILE + ":\n" + String.join("\n", faults));
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

  private static List<Procedure> read() {
    try (InputStream in = Procedures.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no file " + FILE);
      }
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
