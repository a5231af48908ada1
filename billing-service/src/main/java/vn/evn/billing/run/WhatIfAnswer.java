package vn.evn.billing.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the bills of a period would be by other rules. */
@Schema(
    name = "WhatIf",
    description =
        "The bills of a period by the rules of today and by others. Nothing is stored. Amounts in whole"
            + " VND.")
public record WhatIfAnswer(
    @Schema(description = "Points looked at that have a bill by both rules") long points,
    @Schema(description = "Points that have none by one of them") long without,
    Change all,
    @Schema(description = "By customer group") List<Part> byGroup,
    @Schema(description = "By power unit") List<Part> byUnit,
    @Schema(
            description =
                "Energy charges by line of the bill, such as BLOCK_1, before a discount on the bill")
        List<Line> byLine,
    @Schema(description = "Points whose total would be lower") long winners,
    @Schema(description = "Points whose total would be higher") long losers,
    @Schema(description = "Points by the change of their total") List<Bar> histogram) {

  /** Sums by the rules of today and by the others. */
  @Schema(name = "WhatIfChange", description = "Sums by the rules of today and by the others, VND")
  public record Change(
      @Schema(description = "Energy, kWh") long usageKwh,
      @Schema(description = "Before VAT, today") long preTaxVnd,
      @Schema(description = "Before VAT, by the others") long otherPreTaxVnd,
      @Schema(description = "What programmes take off, today") long reductionVnd,
      @Schema(description = "What programmes take off, by the others") long otherReductionVnd,
      @Schema(description = "With VAT, today") long totalVnd,
      @Schema(description = "With VAT, by the others") long otherTotalVnd) {
    static final Change NONE = new Change(0, 0, 0, 0, 0, 0, 0);

    Change plus(Change o) {
      return new Change(
          usageKwh + o.usageKwh,
          preTaxVnd + o.preTaxVnd,
          otherPreTaxVnd + o.otherPreTaxVnd,
          reductionVnd + o.reductionVnd,
          otherReductionVnd + o.otherReductionVnd,
          totalVnd + o.totalVnd,
          otherTotalVnd + o.otherTotalVnd);
    }
  }

  /** Sums of a part. */
  @Schema(name = "WhatIfPart", description = "Sums of one group or unit")
  public record Part(@Schema(description = "Name of the part") String name, Change sums) {}

  /** Charges of one line. */
  @Schema(name = "WhatIfLine", description = "Energy charges of one line of the bill")
  public record Line(
      @Schema(description = "Code of the line") String code,
      @Schema(description = "Energy, kWh, today") long usageKwh,
      @Schema(description = "Charge, VND, today") long amountVnd,
      @Schema(description = "Energy, kWh, by the others") long otherUsageKwh,
      @Schema(description = "Charge, VND, by the others") long otherAmountVnd) {
    Line plus(Line o) {
      return new Line(
          code,
          usageKwh + o.usageKwh,
          amountVnd + o.amountVnd,
          otherUsageKwh + o.otherUsageKwh,
          otherAmountVnd + o.otherAmountVnd);
    }
  }

  /** Points whose total changes by so much. */
  @Schema(name = "WhatIfBar", description = "Points whose total changes by so much")
  public record Bar(
      @Schema(description = "Lowest change, VND, included; the first bar has no end below")
          long fromVnd,
      @Schema(description = "Highest change, VND, excluded; the last bar has no end above")
          long toVnd,
      @Schema(description = "Points") long points) {}
}
