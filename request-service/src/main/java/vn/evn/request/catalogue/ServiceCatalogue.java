package vn.evn.request.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All services, read from their data files and checked. */
public final class ServiceCatalogue {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Map<String, ServiceDefinition> services;

  private ServiceCatalogue(Map<String, ServiceDefinition> services) {
    this.services = services;
  }

  /**
   * Reads the services of the class path.
   *
   * @param codes which to read; each is a file {@code services/<code>.json}
   * @throws IllegalStateException naming every fault of every file
   */
  public static ServiceCatalogue load(Collection<String> codes) {
    Map<String, ServiceDefinition> services = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (String code : codes) {
      ServiceDefinition service = read(code);
      services.put(code, service);
      faults.addAll(faultsOf(code, service));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("faults in the catalogue:\n" + String.join("\n", faults));
    }
    return new ServiceCatalogue(services);
  }

  /** The service of a code. */
  public Optional<ServiceDefinition> find(String code) {
    return Optional.ofNullable(services.get(code));
  }

  /**
   * The service that a request was begun with.
   *
   * @throws IllegalStateException if there is none
   */
  public ServiceDefinition get(String code) {
    return find(code).orElseThrow(() -> new IllegalStateException("no service " + code));
  }

  /** All services, by code. */
  public List<ServiceDefinition> all() {
    return List.copyOf(services.values());
  }

  private static ServiceDefinition read(String code) {
    String file = "services/" + code + ".json";
    try (InputStream in = ServiceCatalogue.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no file " + file);
      }
      return JSON.readValue(in, ServiceDefinition.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<String> faultsOf(String code, ServiceDefinition service) {
    List<String> faults = new ArrayList<>();
    if (!service.code().equals(code)) {
      faults.add(code + ": the file speaks of " + service.code());
    }
    if (service.variants().isEmpty()) {
      faults.add(code + ": has no variant");
    }
    if (service.steps().isEmpty()) {
      faults.add(code + ": has no step");
    }
    checkText(code + ": name", service.name(), faults);
    Set<String> seen = new HashSet<>();
    for (ServiceDefinition.Variant variant : service.variants()) {
      checkText(code + ": variant " + variant.code(), variant.name(), faults);
      if (!seen.add(variant.code())) {
        faults.add(code + ": variant " + variant.code() + " stands twice");
      }
      if (variant.processing().workingDays() < 1) {
        faults.add(code + ": variant " + variant.code() + " has no time");
      }
    }
    for (ServiceDefinition.Step step : service.steps()) {
      checkText(code + ": step " + step.code(), step.name(), faults);
      if (!seen.add(step.code())) {
        faults.add(code + ": step " + step.code() + " stands twice");
      }
    }
    if (service.kind() == ServiceDefinition.Kind.NEW_SUPPLY
        && service.steps().stream().noneMatch(ServiceDefinition.Step::requiresOutcome)) {
      faults.add(code + ": a new supply needs a step with an outcome for billing");
    }
    return faults;
  }

  private static void checkText(String what, ServiceDefinition.Text text, List<String> faults) {
    if (text.vi().isBlank() || text.en().isBlank()) {
      faults.add(what + ": must be there in both languages");
    }
  }
}
