package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What bills of one kind have in common besides their energy: every line that they may have, the
 * discount on the bill and the rate of tax. A bill is a sheet, the kWh of each line and its sums.
 *
 * @param customerGroup group that was priced
 * @param lines every line, in the order in which a bill shows them
 * @param lineOfNothing the line that a bill without energy shows; -1 when it shows none
 * @param discount percentage off the whole bill; null when there is none
 * @param vatPercent rate of value added tax
 */
public record BillSheet(
    String customerGroup,
    List<Line> lines,
    int lineOfNothing,
    @Nullable Discount discount,
    BigDecimal vatPercent) {
  /** Copies the lines. */
  public BillSheet {
    lines = List.copyOf(lines);
  }

  /**
   * A line that a bill may have; see {@link BillLine}.
   *
   * @param labelEn name in English, with which the English sentence begins
   */
  public record Line(
      String code,
      String label,
      String labelEn,
      @Nullable String part,
      String priceBook,
      long basePriceVnd,
      long unitPriceVnd,
      @Nullable String rule,
      String source) {
    static Line of(LinePrice price) {
      return new Line(
          price.code(),
          price.label(),
          price.labelEn(),
          price.part() == null ? null : price.part().name(),
          price.priceBook(),
          price.basePriceVnd(),
          price.unitPriceVnd(),
          price.priceRule() == null ? null : price.priceRule().terms().id(),
          price.source());
    }

    /** The arithmetic as a sentence in Vietnamese. */
    public String explanation(long kwh) {
      return Sentences.product(kwh, unitPriceVnd, Math.multiplyExact(kwh, unitPriceVnd));
    }

    /** The arithmetic as a sentence in English. */
    public String explanationEn(long kwh) {
      return labelEn + ": " + explanation(kwh);
    }
  }

  /** A percentage off the whole bill. */
  public record Discount(BigDecimal percent, @Nullable String rule, String source) {
    /** The arithmetic as a sentence in Vietnamese. */
    public String explanation(long baseVnd, long amountVnd) {
      return Sentences.decimal(percent.stripTrailingZeros())
          + "% × "
          + Sentences.vnd(baseVnd)
          + " = "
          + Sentences.vnd(amountVnd);
    }

    /** The arithmetic as a sentence in English. */
    public String explanationEn(long baseVnd, long amountVnd) {
      return "Discount: " + explanation(baseVnd, amountVnd);
    }
  }
}
