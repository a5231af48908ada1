package vn.evn.contracts.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as issued. Amounts are whole VND.
 *
 * @param billId identifier of the bill
 * @param customerCode the customer
 * @param kind what kind of bill
 * @param billPeriod calendar month of the closing reading and of issue
 * @param customerGroup group of customers it was priced in
 * @param unit code of the power unit
 * @param readingFrom first day of the period read; null if the bill has no reading dates
 * @param readingTo day of the closing reading, not part of the period; null like readingFrom
 * @param taxPointDate the date that decides the rate of VAT
 * @param usageKwh energy of the bill in kWh
 * @param lines energy lines; they sum to energyVnd
 * @param preTaxWithoutProgrammesVnd what it would be before VAT without any programme
 * @param reductionVnd preTaxWithoutProgrammesVnd less preTaxVnd: "the discount" of every total
 * @param originalBillId the bill that this one replaces or adjusts; null for a first bill
 * @param issuedAt when it was issued
 */
public record BillFacts(
    UUID billId,
    String customerCode,
    Kind kind,
    YearMonth billPeriod,
    String customerGroup,
    String unit,
    @Nullable LocalDate readingFrom,
    @Nullable LocalDate readingTo,
    LocalDate taxPointDate,
    long usageKwh,
    List<Line> lines,
    List<Adjustment> adjustments,
    long energyVnd,
    long reactiveVnd,
    long discountVnd,
    long preTaxVnd,
    BigDecimal vatPercent,
    long vatVnd,
    long totalVnd,
    long preTaxWithoutProgrammesVnd,
    long reductionVnd,
    @Nullable UUID originalBillId,
    OffsetDateTime issuedAt) {

  /** Copies the collections; an absent one is empty. */
  public BillFacts {
    lines = lines == null ? List.of() : List.copyOf(lines);
    adjustments = adjustments == null ? List.of() : List.copyOf(adjustments);
  }

  /** Kinds of bill. */
  public enum Kind {
    REGULAR,
    /** The last bill of a contract. */
    FINAL,
    /** Carries the difference to an original bill. */
    ADJUSTMENT
  }

  /**
   * An energy line.
   *
   * @param code BLOCK_n, NORMAL, OFF_PEAK, PEAK, ALL, PREPAID or BLOCK_3_FLAT
   * @param part RESIDENTIAL or OTHER on a bill with two uses; null otherwise
   * @param priceBook decision of the prices
   * @param rule programme rule that set the price; null if none
   * @param source legal basis; never null
   */
  public record Line(
      String code,
      @Nullable String part,
      String priceBook,
      long quantityKwh,
      long basePriceVnd,
      long unitPriceVnd,
      long amountVnd,
      @Nullable String rule,
      String source) {}

  /**
   * A change of the sum of the lines.
   *
   * @param kind REACTIVE or DISCOUNT
   * @param percent of baseVnd
   * @param amountVnd positive; a DISCOUNT is taken off
   */
  public record Adjustment(
      String kind,
      BigDecimal percent,
      long baseVnd,
      long amountVnd,
      @Nullable String rule,
      String source) {}
}
