package vn.evn.request.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
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

  private static final Set<String> ROLES = Set.of("officer", "supervisor");
  private static final List<String> CONFIDENCES = List.of("high", "medium", "low");

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
      try {
        ServiceDefinition service = read(code);
        if (services.put(code, service) != null) {
          faults.add(code + ": stands twice in the list of services");
        }
        faults.addAll(faultsOf(code, service));
      } catch (IllegalStateException e) {
        faults.add(code + ": " + e.getMessage());
      }
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
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file + " is not readable: " + e.getOriginalMessage(), e);
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
    checkText(code + ": fee", service.fee().text(), faults);
    checkSource(code + ": fee", service.fee().source(), service.fee().confidence(), faults);
    checkDetails(code, service.details(), faults);
    Set<String> seen = new HashSet<>();
    for (ServiceDefinition.Variant variant : service.variants()) {
      checkText(code + ": variant " + variant.code(), variant.name(), faults);
      if (!seen.add(variant.code())) {
        faults.add(code + ": variant " + variant.code() + " stands twice");
      }
      checkSource(
          code + ": variant " + variant.code(),
          variant.processing().source(),
          variant.processing().confidence(),
          faults);
      if (variant.processing().workingDays() < 1) {
        faults.add(code + ": variant " + variant.code() + " has no time");
      }
    }
    for (ServiceDefinition.Step step : service.steps()) {
      checkText(code + ": step " + step.code(), step.name(), faults);
      if (!seen.add(step.code())) {
        faults.add(code + ": step " + step.code() + " stands twice");
      }
      if (!ROLES.contains(step.role())) {
        faults.add(code + ": step " + step.code() + " has no role of " + ROLES);
      }
    }
    checkNewSupply(service, faults);
    return faults;
  }

  /** The step with the outcome needs the customer code that a step before it makes. */
  private static void checkNewSupply(ServiceDefinition service, List<String> faults) {
    if (service.kind() != ServiceDefinition.Kind.NEW_SUPPLY) {
      return;
    }
    List<ServiceDefinition.Step> steps = service.steps();
    int mints = -1;
    int outcome = -1;
    for (int i = 0; i < steps.size(); i++) {
      mints = steps.get(i).mintsCustomerCode() ? i : mints;
      outcome = steps.get(i).requiresOutcome() ? i : outcome;
    }
    if (mints < 0 || outcome <= mints) {
      faults.add(
          service.code()
              + ": a new supply needs a step that mints the customer code, and after it one with"
              + " the outcome for billing");
    }
  }

  private static void checkDetails(String code, JsonNode details, List<String> faults) {
    JsonNode properties = details.path("properties");
    if (!details.path("type").asText().equals("object") || !properties.isObject()) {
      faults.add(code + ": details are no JSON Schema of an object");
    }
    for (JsonNode required : details.path("required")) {
      if (!properties.has(required.asText())) {
        faults.add(code + ": details require " + required.asText() + ", which is not described");
      }
    }
    properties
        .properties()
        .forEach(
            field -> {
              if (field.getValue().path("description").asText().isBlank()) {
                faults.add(code + ": field " + field.getKey() + " has no description");
              }
            });
  }

  private static void checkSource(
      String what, String source, String confidence, List<String> faults) {
    if (source.isBlank() || !CONFIDENCES.contains(confidence)) {
      faults.add(what + ": needs a source, and a confidence of " + CONFIDENCES);
    }
  }

  private static void checkText(String what, ServiceDefinition.Text text, List<String> faults) {
    if (text.vi().isBlank() || text.en().isBlank()) {
      faults.add(what + ": must be there in both languages");
    }
  }
}
