package vn.evn.billing.calculation;

import java.util.List;

/**
 * Why two bills differ. The parts add up to the difference of what is due, exactly.
 *
 * @param before the earlier bill
 * @param after the later bill
 * @param parts causes that differ between the two, in the order in which they were put in place
 */
public record BillComparison(CalculatedBill before, CalculatedBill after, List<Part> parts) {
  /** Checks that nothing of the difference is left unexplained. */
  public BillComparison {
    parts = List.copyOf(parts);
    long sum = parts.stream().mapToLong(Part::amountVnd).sum();
    if (sum != after.totalVnd() - before.totalVnd()) {
      throw new IllegalArgumentException("The parts come to " + sum);
    }
  }

  /** How much more the later bill comes to, VAT included. */
  public long differenceVnd() {
    return after.totalVnd() - before.totalVnd();
  }

  /** What can differ between two bills. */
  public enum Cause {
    /** Customer group, supply voltage, second purpose, or tenants who are not declared. */
    CONTRACT,
    /** More or less energy, as if each kWh cost the average of the earlier bill. */
    KWH,
    /** That the energy reaches higher or lower blocks than the average kWh of the earlier bill. */
    BLOCKS,
    /** That the energy falls on dearer or cheaper hours than that of the earlier bill. */
    HOURS,
    /** Number of households or people, which makes the blocks wider or narrower. */
    QUOTA,
    /** Number of days, where the blocks follow it. */
    DAYS,
    /** Prices of another decision. */
    PRICES,
    /** A programme that has begun, ended or changed for the customer. */
    DISCOUNT,
    /** Another power factor. */
    REACTIVE,
    /** Another rate of value added tax. */
    VAT
  }

  /**
   * One cause.
   *
   * @param amountVnd what it adds to the bill, VAT included; negative when it makes it smaller
   * @param explanation a sentence in Vietnamese
   * @param explanationEn a sentence in English, with the numbers as the bill prints them
   */
  public record Part(Cause cause, long amountVnd, String explanation, String explanationEn) {}
}
