package vn.evn.request.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All services in all their versions, read from their data files and checked. A version holds for
 * what is submitted from its first day until the day before the next version's first.
 */
public final class ServiceCatalogue {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** Versions of each service in order; never an empty list. */
  private final Map<String, List<ServiceDefinition>> services;

  private ServiceCatalogue(Map<String, List<ServiceDefinition>> services) {
    this.services = services;
  }

  /**
   * Reads these services from the class path, in all their versions.
   *
   * @throws IllegalStateException naming every fault of every file
   */
  public static ServiceCatalogue load(Collection<String> codes) {
    List<String> faults = new ArrayList<>();
    List<CatalogueFile> files =
        CatalogueFiles.ofClassPath().stream()
            .filter(file -> codes.contains(codeOf(file.title())))
            .toList();
    for (String code : codes) {
      if (files.stream().noneMatch(file -> codeOf(file.title()).equals(code))) {
        faults.add(code + ": no file " + CatalogueFiles.FOLDER + "/" + code + "-1.json");
      }
    }
    return load(files, PortalProcedures.load(Map.of()), List.of(), faults);
  }

  /**
   * Reads all services.
   *
   * @param procedures procedures of the portal; one that no service has is a fault
   * @param checks further checks of each service
   * @throws IllegalStateException naming every fault of every file
   */
  static ServiceCatalogue load(
      List<CatalogueFile> files, PortalProcedures procedures, Collection<CatalogueCheck> checks) {
    List<String> faults = new ArrayList<>();
    List<ServiceDefinition> readable = new ArrayList<>();
    files.forEach(file -> read(file, new ArrayList<>()).ifPresent(readable::add));
    procedures
        .without(readable)
        .forEach(key -> faults.add(key + ": is mapped to a procedure and is no case of a service"));
    return load(files, procedures, checks, faults);
  }

  private static ServiceCatalogue load(
      List<CatalogueFile> files,
      PortalProcedures procedures,
      Collection<CatalogueCheck> checks,
      List<String> faults) {
    Map<String, List<ServiceDefinition>> services = new TreeMap<>();
    for (CatalogueFile file : files) {
      read(file, faults)
          .ifPresent(
              service -> {
                faultsOf(file, service, checks)
                    .forEach(fault -> faults.add(file.title() + ": " + fault));
                services.computeIfAbsent(service.code(), c -> new ArrayList<>()).add(service);
              });
    }
    services.replaceAll((code, versions) -> inOrder(code, versions, procedures, faults));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("faults in the catalogue:\n" + String.join("\n", faults));
    }
    return new ServiceCatalogue(services);
  }

  /** The newest version of a service, whether in force yet or not. */
  public Optional<ServiceDefinition> find(String code) {
    return Optional.ofNullable(services.get(code)).map(v -> v.get(v.size() - 1));
  }

  /** The version that holds for what is submitted on a day; empty if there is none that day. */
  public Optional<ServiceDefinition> find(String code, LocalDate day) {
    return versions(code).stream()
        .filter(service -> !day.isBefore(service.validFrom()))
        .reduce((older, newer) -> newer)
        .filter(service -> service.validTo() == null || !day.isAfter(service.validTo()));
  }

  /** A version of a service. */
  public Optional<ServiceDefinition> version(String code, int version) {
    return versions(code).stream().filter(s -> s.version() == version).findFirst();
  }

  /** The versions of a service in order; empty if there is no such service. */
  public List<ServiceDefinition> versions(String code) {
    return services.getOrDefault(code, List.of());
  }

  /**
   * The newest version of a service.
   *
   * @throws IllegalStateException if there is none
   */
  public ServiceDefinition get(String code) {
    return find(code).orElseThrow(() -> new IllegalStateException("no service " + code));
  }

  /**
   * The definition that a request runs by.
   *
   * @param version the version that it began with; null for a request of before there were any,
   *     which runs by the one of its day of submission
   * @throws IllegalStateException if there is none
   */
  public ServiceDefinition of(String code, @Nullable Integer version, LocalDate submittedOn) {
    Optional<ServiceDefinition> found =
        version == null
            ? find(code, submittedOn).or(() -> versions(code).stream().findFirst())
            : version(code, version);
    return found.orElseThrow(
        () -> new IllegalStateException("no version " + version + " of service " + code));
  }

  /** The newest version of every service, by code. */
  public List<ServiceDefinition> all() {
    return services.values().stream().map(v -> v.get(v.size() - 1)).toList();
  }

  /** The services that can be applied for on a day, by code. */
  public List<ServiceDefinition> all(LocalDate day) {
    return services.keySet().stream().flatMap(code -> find(code, day).stream()).toList();
  }

  /** Every version of every service, by code and version. */
  public List<ServiceDefinition> everyVersion() {
    return services.values().stream().flatMap(List::stream).toList();
  }

  private static Optional<ServiceDefinition> read(CatalogueFile file, List<String> faults) {
    try {
      return Optional.of(JSON.readValue(file.content(), ServiceDefinition.class));
    } catch (JsonProcessingException e) {
      faults.add(file.title() + ": " + file.name() + " is not readable: " + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private static List<String> faultsOf(
      CatalogueFile file, ServiceDefinition service, Collection<CatalogueCheck> checks) {
    List<String> faults = new ArrayList<>();
    String title = service.code() + "-" + service.version();
    if (!file.title().equals(title)) {
      faults.add("the file speaks of " + title);
    }
    faults.addAll(ServiceCheck.faultsOf(service));
    checks.forEach(check -> faults.addAll(check.faultsOf(service)));
    return faults;
  }

  /** The versions in order, each with its last day and the procedures of the portal. */
  private static List<ServiceDefinition> inOrder(
      String code,
      List<ServiceDefinition> versions,
      PortalProcedures procedures,
      List<String> faults) {
    List<ServiceDefinition> sorted = new ArrayList<>(versions);
    sorted.sort(Comparator.comparingInt(ServiceDefinition::version));
    List<ServiceDefinition> completed = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      ServiceDefinition service = sorted.get(i);
      String title = code + "-" + service.version();
      if (service.version() != i + 1) {
        faults.add(title + ": versions must count from 1 without a gap");
      }
      LocalDate lastDay = service.validTo();
      if (i + 1 < sorted.size()) {
        LocalDate dayBefore = sorted.get(i + 1).validFrom().minusDays(1);
        if (dayBefore.isBefore(service.validFrom())) {
          faults.add(title + ": the next version does not begin later");
        }
        lastDay = lastDay == null || lastDay.isAfter(dayBefore) ? dayBefore : lastDay;
      }
      List<ServiceDefinition.Variant> variants = new ArrayList<>();
      for (ServiceDefinition.Variant variant : service.variants()) {
        String procedure = procedures.of(code, variant.code());
        if (service.onPortal() && (procedure == null || procedure.isBlank())) {
          faults.add(title + ": variant " + variant.code() + " has no procedure of the portal");
        }
        if (variant.procedure() != null) {
          faults.add(title + ": variant " + variant.code() + ": procedures are configuration");
        }
        variants.add(
            new ServiceDefinition.Variant(
                variant.code(),
                variant.name(),
                variant.applicants(),
                variant.processing(),
                variant.times(),
                service.onPortal() ? procedure : null));
      }
      completed.add(service.completed(lastDay, variants));
    }
    return List.copyOf(completed);
  }

  private static String codeOf(String title) {
    int hyphen = title.lastIndexOf('-');
    return hyphen < 0 ? title : title.substring(0, hyphen);
  }
}
