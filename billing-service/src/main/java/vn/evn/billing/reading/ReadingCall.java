package vn.evn.billing.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.point.CustomerCode;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.MeterReadingTaken;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that records a reading; the same as the data of its event. */
@Schema(
    description = "A reading to be recorded",
    requiredProperties = {"customerCode", "reading"})
public record ReadingCall(
    @Schema(description = "Code of the customer", pattern = CustomerCode.PATTERN)
        String customerCode,
    ReadingBody reading) {
  /** More than any register of a meter can show. */
  private static final long MAX_REGISTER_KWH = 999_999_999_999L;

  /** What the meter showed. */
  @Schema(
      name = "MeterReading",
      description = "What a meter showed",
      requiredProperties = {"meterNumber", "kind", "registers", "at"})
  public record ReadingBody(
      @Schema(description = "Number on the meter") String meterNumber,
      @Schema(description = "START, PERIODIC or CLOSING") MeterReading.Kind kind,
      RegistersBody registers,
      @Schema(description = "When it was read, with zone") OffsetDateTime at,
      @Schema(
              description =
                  "Whether nobody read the meter and the values are an estimate; absent: it was read",
              defaultValue = "false")
          boolean estimated) {
    static ReadingBody of(MeterReading reading) {
      Registers registers = reading.registers();
      return new ReadingBody(
          reading.meterNumber(),
          reading.kind(),
          new RegistersBody(
              registers.kwh(), registers.normal(), registers.offPeak(), registers.peak()),
          reading.at(),
          Boolean.TRUE.equals(reading.estimated()));
    }
  }

  /** Register values. */
  @Schema(
      name = "Registers",
      description = "Register values in whole kWh: kwh alone, or normal, offPeak and peak")
  public record RegistersBody(
      @Schema(description = "Of a meter with one register, kWh", nullable = true)
          @Nullable Long kwh,
      @Schema(description = "Normal hours, kWh", nullable = true) @Nullable Long normal,
      @Schema(description = "Off-peak hours, kWh", nullable = true) @Nullable Long offPeak,
      @Schema(description = "Peak hours, kWh", nullable = true) @Nullable Long peak) {}

  /**
   * Reads a body or the data of an event.
   *
   * @param strict whether a field that is not known is a fault; a newer producer of events may tell
   *     more than this consumer knows
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  public static MeterReadingTaken read(@Nullable JsonNode body, boolean strict) {
    JsonFields fields = JsonFields.of(body);
    fields.require("customerCode", "reading");
    String code = fields.text("customerCode");
    if (code != null && !CustomerCode.isValid(code)) {
      fields.fault("customerCode", "must match " + CustomerCode.PATTERN);
    }
    MeterReading reading = reading(fields.object("reading"), strict);
    if (strict) {
      fields.refuseUnknown();
    }
    fields.refuseIfFaulty();
    if (code == null || reading == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return new MeterReadingTaken(code, reading);
  }

  private static @Nullable MeterReading reading(@Nullable JsonFields fields, boolean strict) {
    if (fields == null) {
      return null;
    }
    fields.require("meterNumber", "kind", "registers", "at");
    String meter = fields.text("meterNumber");
    MeterReading.Kind kind = fields.oneOf("kind", MeterReading.Kind.class);
    Registers registers = registers(fields.object("registers"), fields, strict);
    OffsetDateTime at = fields.instant("at");
    Boolean estimated = fields.flag("estimated");
    if (strict) {
      fields.refuseUnknown();
    }
    return meter == null || kind == null || registers == null || at == null
        ? null
        : new MeterReading(meter, kind, registers, at, estimated);
  }

  private static @Nullable Registers registers(
      @Nullable JsonFields fields, JsonFields reading, boolean strict) {
    if (fields == null) {
      return null;
    }
    Registers registers =
        new Registers(
            register(fields, "kwh"),
            register(fields, "normal"),
            register(fields, "offPeak"),
            register(fields, "peak"));
    if (strict) {
      fields.refuseUnknown();
    }
    List<@Nullable Long> bands =
        Arrays.asList(registers.normal(), registers.offPeak(), registers.peak());
    boolean three = bands.stream().allMatch(band -> band != null);
    boolean none = bands.stream().allMatch(band -> band == null);
    if (registers.kwh() == null ? !three : !none) {
      reading.fault("registers", "must be kwh alone, or normal, offPeak and peak");
    }
    return registers;
  }

  private static @Nullable Long register(JsonFields fields, String name) {
    Long value = fields.whole(name);
    return value != null && (value < 0 || value > MAX_REGISTER_KWH)
        ? fields.fault(name, "must be 0 to " + MAX_REGISTER_KWH + " kWh")
        : value;
  }
}
