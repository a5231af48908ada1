package vn.evn.billing.point;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service point with its facts, oldest first. */
@Schema(name = "ServicePoint", description = "A metered place that bills are computed for")
public record ServicePointView(
    @Schema(description = "Code of the customer") String customerCode,
    @Schema(description = "When it was recorded") OffsetDateTime createdAt,
    @Schema(description = "What holds from which day on, oldest first") List<FactsView> facts) {

  /** Facts that hold from a day on. */
  @Schema(name = "ServicePointFacts", description = "What a bill depends on, from a day on")
  public record FactsView(
      LocalDate validFrom,
      @Schema(description = "Customer group of the price books") String customerGroup,
      @Schema(description = "Supply voltage in kV") BigDecimal supplyVoltageKv,
      @Schema(description = "Households on the meter", nullable = true)
          @Nullable Integer households,
      @Schema(description = "Declared persons in place of households", nullable = true)
          @Nullable Integer persons,
      ServicePointCall.@Nullable OtherUseView otherUse,
      @Schema(description = "Number on the meter") String meterNumber,
      @Schema(description = "Whether the meter has registers for three bands") boolean threeBand,
      @Schema(description = "Code of the power unit") String unit) {
    static FactsView of(Facts facts) {
      Facts.SecondUse other = facts.otherUse();
      return new FactsView(
          facts.validFrom(),
          facts.customerGroup(),
          facts.supplyVoltageKv(),
          facts.households(),
          facts.persons(),
          other == null
              ? null
              : new ServicePointCall.OtherUseView(other.customerGroup(), other.share()),
          facts.meterNumber(),
          facts.threeBand(),
          facts.unit());
    }
  }

  static ServicePointView of(ServicePoint point) {
    return new ServicePointView(
        point.customerCode(),
        point.createdAt(),
        point.facts().stream().map(FactsView::of).toList());
  }
}
