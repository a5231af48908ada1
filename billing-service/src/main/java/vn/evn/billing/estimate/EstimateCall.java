package vn.evn.billing.estimate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The form of a call for an estimate, for the API document; the body itself is read field by field
 * so that all its faults are named at once.
 */
@Schema(
    description = "What a bill is computed from",
    requiredProperties = {"billPeriod", "customerGroup", "usage"})
public record EstimateCall(
    @Schema(description = "Calendar month of the bill", examples = "2020-05") String billPeriod,
    @Schema(description = "Customer group of the price books", examples = "RESIDENTIAL")
        String customerGroup,
    @Schema(description = "Supply voltage in kV, above 0 to 500", defaultValue = "0.4")
        @Nullable BigDecimal supplyVoltageKv,
    EnergyUse usage,
    @Schema(description = "Households on the meter, 1 to 10,000", defaultValue = "1")
        @Nullable Integer households,
    @Schema(description = "Declared persons in place of households, 1 to 40,000")
        @Nullable Integer persons,
    @Schema(description = "false puts every kWh at the price of block 3", defaultValue = "true")
        @Nullable Boolean tenantsDeclared,
    @Schema(description = "Day of the reading before, first day of the period")
        @Nullable LocalDate readingFrom,
    @Schema(description = "Day of the closing reading, no longer in the period")
        @Nullable LocalDate readingTo,
    @Schema(description = "true when the period is not a regular month", defaultValue = "false")
        @Nullable Boolean partialPeriod,
    @Schema(
            description =
                "Decides the rate of VAT; default readingTo, else first day of the period")
        @Nullable LocalDate taxPointDate,
    @Schema(description = "cos φ, 0 to 1; given when subject to the reactive charge")
        @Nullable BigDecimal powerFactor,
    @Nullable OtherUse otherUse,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = String.class,
            description =
                "LODGING, WAREHOUSE, QUARANTINE_HOTEL (BUSINESS), DIRECTIVE_16_AREA (RESIDENTIAL),"
                    + " LISTED_FACTORY (PRODUCTION), ISOLATION, TREATMENT (any group)")
        @Nullable List<String> eligibilities) {

  /** Energy of the period: kwh alone, or the three bands, or segments. */
  @Schema(description = "Energy in whole kWh: kwh alone, or normal, offPeak and peak, or segments")
  public record EnergyUse(
      @Schema(description = "All energy, kWh") @Nullable Long kwh,
      @Schema(description = "Normal hours, kWh") @Nullable Long normal,
      @Schema(description = "Off-peak hours, kWh") @Nullable Long offPeak,
      @Schema(description = "Peak hours, kWh") @Nullable Long peak,
      @Schema(
              description =
                  "Stretches between two readings, in order from readingFrom to readingTo: where a"
                      + " meter was replaced, or read on the day of a price change. 1 to 50")
          @Nullable List<Segment> segments) {}

  /** A stretch between two readings. */
  @Schema(
      description = "A stretch between two readings",
      requiredProperties = {"from", "to", "usage"})
  public record Segment(
      @Schema(description = "Day of the reading it starts with") LocalDate from,
      @Schema(description = "Day of the reading it ends with, no longer in it") LocalDate to,
      RegisterUse usage) {}

  /** Energy of a stretch. */
  @Schema(description = "Energy in whole kWh: kwh alone, or normal, offPeak and peak")
  public record RegisterUse(
      @Schema(description = "All energy, kWh") @Nullable Long kwh,
      @Schema(description = "Normal hours, kWh") @Nullable Long normal,
      @Schema(description = "Off-peak hours, kWh") @Nullable Long offPeak,
      @Schema(description = "Peak hours, kWh") @Nullable Long peak) {}

  /** A second use on the same meter. */
  @Schema(
      description = "A second use on the same meter",
      requiredProperties = {"customerGroup", "share"})
  public record OtherUse(
      @Schema(description = "Group whose normal-hours price it pays") String customerGroup,
      @Schema(description = "Part of the kWh, 0 to 1") BigDecimal share) {}
}
