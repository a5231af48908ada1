package vn.evn.billing.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The control totals of a run, summed from its bills. */
@Schema(name = "BillRunTotals", description = "Control totals of a run, summed from its bills")
public record RunTotals(
    Sums all,
    @Schema(description = "By customer group") List<Part> byGroup,
    @Schema(description = "By power unit") List<Part> byUnit,
    @Schema(
            description =
                "By rule of a programme that acts on the price or the bill; one without name has no programme")
        List<Part> byRule,
    @Schema(
            description =
                "Where the sums of the chunks differ from those of the bills; none is expected")
        List<String> differences) {

  /** Sums of bills. */
  @Schema(name = "BillRunSums", description = "Sums of bills. Amounts in whole VND.")
  public record Sums(
      @Schema(description = "Bills, held ones included") long bills,
      @Schema(description = "Bills that rest on an estimated reading") long estimated,
      @Schema(description = "Energy, kWh") long usageKwh,
      @Schema(description = "Before VAT, VND") long preTaxVnd,
      @Schema(description = "What programmes take off before VAT, VND") long reductionVnd,
      @Schema(description = "VAT, VND") long vatVnd,
      @Schema(description = "With VAT, VND") long totalVnd) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

    Sums plus(Sums other) {
      return new Sums(
          bills + other.bills,
          estimated + other.estimated,
          usageKwh + other.usageKwh,
          preTaxVnd + other.preTaxVnd,
          reductionVnd + other.reductionVnd,
          vatVnd + other.vatVnd,
          totalVnd + other.totalVnd);
    }
  }

  /** Sums of a part. */
  @Schema(name = "BillRunPart", description = "Sums of the bills of one group, unit or rule")
  public record Part(
      @Schema(description = "Name of the part", nullable = true) @Nullable String name,
      Sums sums) {}
}
