package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;
import vn.evn.contracts.request.Outcome;
import vn.evn.request.catalogue.OutcomeNeeds;

/** Reads what a step changes in billing, and names every fault of it. */
final class OutcomeReader {
  private static final String ROOT = "/data/outcome";
  private static final int MOST = 120;

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
    List<Map<String, Object>> corrections = corrections(outcome.path("corrections"));
    if (needs.corrections() && corrections.isEmpty()) {
      data.complain(ROOT + "/corrections", "is required for this step");
    }
    return new Outcome(from, customerCode, point, readings, corrections);
  }

  /** Earlier bills that are wrong, and the usage that is right. */
  private List<Map<String, Object>> corrections(JsonNode given) {
    List<Map<String, Object>> corrections = new ArrayList<>();
    if (given.size() > MOST) {
      data.complain(ROOT + "/corrections", "must hold at most " + MOST);
      return corrections;
    }
    for (int i = 0; i < given.size(); i++) {
      String path = ROOT + "/corrections/" + i;
      JsonNode correction = given.get(i);
      Long kwh = kwh(correction.path("usageKwh"), path + "/usageKwh");
      if (kwh == null) {
        data.complain(path + "/usageKwh", "is required, in whole kWh");
      }
      corrections.add(
          Map.of(
              "billPeriod",
              month(correction.path("billPeriod"), path + "/billPeriod"),
              "usageKwh",
              kwh == null ? 0L : kwh));
    }
    return corrections;
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
