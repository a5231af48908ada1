package vn.evn.portal.registration;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.evn.portal.PortalConfig;

/** The power units as agencies of the portal, checked at start. */
@Singleton
@Startup
public class PowerUnits {
  /** Agency identifiers after Decision 20/2020/QĐ-TTg, or after QCVN 102:2016/BTTTT. */
  private static final Pattern AGENCY =
      Pattern.compile("(\\d{3}\\.\\d{2}\\.\\d{2}\\.)?[A-Z]\\d{2}(\\.\\d{1,5})*");

  private final PortalConfig config;

  /**
   * Checks the settings.
   *
   * @throws IllegalStateException naming every fault of them
   */
  @Inject
  PowerUnits(PortalConfig config) {
    this.config = config;
    List<String> faults = new ArrayList<>();
    Map<String, String> agencies = new TreeMap<>(config.unitAgencies());
    agencies.forEach((unit, agency) -> check("evn.portal.unit-agencies." + unit, agency, faults));
    check("evn.portal.agency", config.agency(), faults);
    config
        .unitNames()
        .keySet()
        .forEach(
            unit -> {
              if (!agencies.containsKey(unit)) {
                faults.add("evn.portal.unit-names." + unit + " names a unit without an agency");
              }
            });
    if (!faults.isEmpty()) {
      throw new IllegalStateException("settings:\n" + String.join("\n", faults));
    }
  }

  private static void check(String setting, String agency, List<String> faults) {
    if (!AGENCY.matcher(agency).matches()) {
      faults.add(setting + " is no agency identifier: " + agency);
    }
  }

  /** Agency identifier of a unit. */
  public String agencyOf(String unit) {
    return config.unitAgencies().getOrDefault(unit, config.agency());
  }

  /** Name of a unit as the portal shows it. */
  public String nameOf(String unit) {
    return config.unitNames().getOrDefault(unit, config.agencyName());
  }

  /** Name of an agency of ours. */
  public String nameOfAgency(String agency) {
    return config.unitAgencies().entrySet().stream()
        .filter(unit -> unit.getValue().equals(agency))
        .findFirst()
        .map(unit -> nameOf(unit.getKey()))
        .orElse(config.agencyName());
  }
}
