package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;
import vn.evn.contracts.request.Outcome;
import vn.evn.request.catalogue.OutcomeNeeds;

/** Reads what a step changes in billing, and names every fault of it. */
final class OutcomeReader {
  private static final String ROOT = "/data/outcome";
  private static final int MOST = 120;

  /** A bill has at most this much energy. */
  private static final long MOST_KWH = 10_000_000;

  private final CommandData data;

  OutcomeReader(CommandData data) {
    this.data = data;
  }

  /**
   * Reads {@code data.outcome}.
   *
   * @param customerCode the customer that the request is about
   * @param unit the unit that works the request, for a service point that names none
   * @param needs what the step has to tell
   */
  Outcome read(String customerCode, String unit, OutcomeNeeds needs) {
    JsonNode outcome = data.node("outcome");
    if (!outcome.isObject()) {
      data.complain(ROOT, "is required for this step");
    }
    LocalDate from = date(outcome.path("effectiveFrom"), ROOT + "/effectiveFrom");
    Outcome.ServicePoint point = null;
    JsonNode given = outcome.path("servicePoint");
    if (given.isObject()) {
      point = servicePoint(given, unit);
    } else if (needs.servicePoint()) {
      data.complain(ROOT + "/servicePoint", "is required for this step");
    }
    List<MeterReading> readings = readings(outcome.path("readings"));
    for (MeterReading.Kind kind : needs.readings()) {
      if (readings.stream().noneMatch(r -> r.kind() == kind)) {
        data.complain(ROOT + "/readings", "must hold a " + kind + " reading for this step");
      }
    }
    List<Map<String, Object>> corrections = corrections(outcome.path("corrections"), from);
    if (needs.corrections() && corrections.isEmpty()) {
      data.complain(ROOT + "/corrections", "is required for this step");
    }
    return new Outcome(from, customerCode, point, readings, corrections);
  }

  /**
   * Issued bills that are wrong, and the energy that is right. Each names the month of a bill, and
   * REGULAR or FINAL where the month has both; it tells {@code usageKwh}, or {@code usage} in the
   * form of the meter.
   */
  private List<Map<String, Object>> corrections(JsonNode given, LocalDate effectiveFrom) {
    List<Map<String, Object>> corrections = new ArrayList<>();
    if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
      data.complain(ROOT + "/corrections", "must be a list");
      return corrections;
    }
    if (given.size() > MOST) {
      data.complain(ROOT + "/corrections", "must hold at most " + MOST);
      return corrections;
    }
    Set<String> bills = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      String path = ROOT + "/corrections/" + i;
      Map<String, Object> correction = correction(given.get(i), path, effectiveFrom);
      corrections.add(correction);
      if (!bills.add(correction.get("billPeriod") + " " + correction.get("kind"))) {
        data.complain(path + "/billPeriod", "has a correction before this one");
      }
    }
    return corrections;
  }

  private Map<String, Object> correction(JsonNode given, String path, LocalDate effectiveFrom) {
    Map<String, Object> correction = new LinkedHashMap<>();
    String period = month(given.path("billPeriod"), path + "/billPeriod");
    if (!period.isEmpty() && YearMonth.parse(period).isAfter(YearMonth.from(effectiveFrom))) {
      data.complain(path + "/billPeriod", "must not be after the month of effectiveFrom");
    }
    correction.put("billPeriod", period);
    JsonNode kind = given.path("kind");
    if (!kind.isMissingNode() && !kind.isNull()) {
      if (!kind.asText().equals("REGULAR") && !kind.asText().equals("FINAL")) {
        data.complain(path + "/kind", "must be REGULAR or FINAL");
      }
      correction.put("kind", kind.asText());
    }
    JsonNode usage = given.path("usage");
    if (usage.isObject()) {
      Registers registers = registers(usage, path + "/usage");
      if (given.hasNonNull("usageKwh")) {
        data.complain(path + "/usageKwh", "replaces usage; give one of them");
      }
      correction.put("usage", parts(registers, path + "/usage"));
    } else {
      Long kwh = kwh(given.path("usageKwh"), path + "/usageKwh");
      if (kwh == null) {
        data.complain(path + "/usageKwh", "is required, in whole kWh");
      }
      correction.put("usageKwh", kwh == null ? 0L : energy(kwh, path + "/usageKwh"));
    }
    return correction;
  }

  private Map<String, Object> parts(Registers registers, String path) {
    Map<String, Object> parts = new LinkedHashMap<>();
    put(parts, "kwh", registers.kwh(), path);
    put(parts, "normal", registers.normal(), path);
    put(parts, "offPeak", registers.offPeak(), path);
    put(parts, "peak", registers.peak(), path);
    return parts;
  }

  private void put(Map<String, Object> parts, String name, @Nullable Long kwh, String path) {
    if (kwh != null) {
      parts.put(name, energy(kwh, path + "/" + name));
    }
  }

  private long energy(long kwh, String path) {
    if (kwh > MOST_KWH) {
      data.complain(path, "must be at most " + MOST_KWH + " kWh");
    }
    return kwh;
  }

  private Outcome.ServicePoint servicePoint(JsonNode point, String unit) {
    String path = ROOT + "/servicePoint";
    BigDecimal voltage =
        point.path("supplyVoltageKv").isNumber()
            ? point.path("supplyVoltageKv").decimalValue()
            : BigDecimal.ZERO;
    if (voltage.signum() <= 0) {
      data.complain(path + "/supplyVoltageKv", "is required and must be above 0, in kV");
    }
    Integer households = count(point.path("households"), path + "/households");
    Integer persons = count(point.path("persons"), path + "/persons");
    if (households != null && persons != null) {
      data.complain(path + "/persons", "replaces households; give one of them");
    }
    return new Outcome.ServicePoint(
        text(point.path("customerGroup"), path + "/customerGroup"),
        voltage,
        households,
        persons,
        otherUse(point.path("otherUse"), path + "/otherUse"),
        text(point.path("meterNumber"), path + "/meterNumber"),
        point.path("unit").asText(unit));
  }

  private Outcome.@Nullable OtherUse otherUse(JsonNode use, String path) {
    if (!use.isObject()) {
      return null;
    }
    BigDecimal share =
        use.path("share").isNumber() ? use.path("share").decimalValue() : BigDecimal.ZERO;
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      data.complain(path + "/share", "must be above 0 and at most 1");
    }
    return new Outcome.OtherUse(text(use.path("customerGroup"), path + "/customerGroup"), share);
  }

  private List<MeterReading> readings(JsonNode given) {
    List<MeterReading> readings = new ArrayList<>();
    if (given.size() > MOST) {
      data.complain(ROOT + "/readings", "must hold at most " + MOST);
      return readings;
    }
    for (int i = 0; i < given.size(); i++) {
      String path = ROOT + "/readings/" + i;
      JsonNode reading = given.get(i);
      readings.add(
          new MeterReading(
              text(reading.path("meterNumber"), path + "/meterNumber"),
              kind(reading.path("kind"), path + "/kind"),
              registers(reading.path("registers"), path + "/registers"),
              instant(reading.path("at"), path + "/at")));
    }
    return readings;
  }

  private Registers registers(JsonNode given, String path) {
    Registers registers =
        new Registers(
            kwh(given.path("kwh"), path + "/kwh"),
            kwh(given.path("normal"), path + "/normal"),
            kwh(given.path("offPeak"), path + "/offPeak"),
            kwh(given.path("peak"), path + "/peak"));
    boolean three =
        registers.normal() != null && registers.offPeak() != null && registers.peak() != null;
    boolean none =
        registers.normal() == null && registers.offPeak() == null && registers.peak() == null;
    if (!((registers.kwh() != null && none) || (registers.kwh() == null && three))) {
      data.complain(path, "must be kwh alone, or normal, offPeak and peak");
    }
    return registers;
  }

  private MeterReading.Kind kind(JsonNode given, String path) {
    for (MeterReading.Kind kind : MeterReading.Kind.values()) {
      if (kind.name().equals(given.asText())) {
        return kind;
      }
    }
    data.complain(path, "must be one of " + List.of(MeterReading.Kind.values()));
    return MeterReading.Kind.START;
  }

  private @Nullable Long kwh(JsonNode given, String path) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isIntegralNumber() || !given.canConvertToLong() || given.asLong() < 0) {
      data.complain(path, "must be whole kWh, 0 or more");
      return null;
    }
    return given.asLong();
  }

  private @Nullable Integer count(JsonNode given, String path) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isIntegralNumber() || !given.canConvertToInt() || given.asInt() < 1) {
      data.complain(path, "must be a whole number above 0");
      return null;
    }
    return given.asInt();
  }

  private String text(JsonNode given, String path) {
    if (!given.isTextual() || given.asText().isBlank()) {
      data.complain(path, "is required");
      return "";
    }
    return given.asText();
  }

  private LocalDate date(JsonNode given, String path) {
    try {
      return LocalDate.parse(given.asText());
    } catch (DateTimeException e) {
      data.complain(path, "is required and must be a date, ISO 8601");
      return LocalDate.EPOCH;
    }
  }

  private String month(JsonNode given, String path) {
    try {
      return YearMonth.parse(given.asText()).toString();
    } catch (DateTimeException e) {
      data.complain(path, "is required and must be a month such as 2020-05");
      return "";
    }
  }

  private OffsetDateTime instant(JsonNode given, String path) {
    try {
      return OffsetDateTime.parse(given.asText());
    } catch (DateTimeException e) {
      data.complain(path, "is required and must be a time with zone, ISO 8601");
      return OffsetDateTime.MIN;
    }
  }
}
