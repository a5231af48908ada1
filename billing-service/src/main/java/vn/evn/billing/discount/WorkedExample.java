package vn.evn.billing.discount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.DataPlace;

/**
 * A bill under a programme, worked out by hand. It stands in the programme's file and is computed
 * anew whenever the file is loaded, under this programme alone.
 *
 * @param name the case in a few words
 * @param billPeriod month of the bill
 * @param customerGroup group in upper case
 * @param supplyVoltageKv supply in kV; null for the default
 * @param usage kWh by register: kwh alone, or one entry per band
 * @param households households on the meter; null for the default
 * @param eligibilities what the customer is entitled to
 * @param readingFrom first day of the period; null when the bill has no reading dates
 * @param readingTo day of the closing reading; null like {@code readingFrom}
 * @param lines the lines of the bill
 * @param energyVnd what they sum to
 * @param discountVnd what is taken off the whole bill
 * @param preTaxVnd what is left before VAT
 * @param reductionVnd what the programme takes off in all, price rules included
 * @param otherReadingOf bill rule that is read the other way in this example: it then acts alone;
 *     null for the reading in force
 * @param place where it stands in its file
 */
public record WorkedExample(
    String name,
    YearMonth billPeriod,
    String customerGroup,
    @Nullable BigDecimal supplyVoltageKv,
    Map<String, Long> usage,
    @Nullable Integer households,
    Set<String> eligibilities,
    @Nullable LocalDate readingFrom,
    @Nullable LocalDate readingTo,
    List<Line> lines,
    long energyVnd,
    long discountVnd,
    long preTaxVnd,
    long reductionVnd,
    @Nullable String otherReadingOf,
    DataPlace place) {
  /** Copies the collections. */
  public WorkedExample {
    usage = Map.copyOf(usage);
    eligibilities = Set.copyOf(eligibilities);
    lines = List.copyOf(lines);
  }

  /** A line of the bill; amount = kWh × price. */
  public record Line(String code, long kwh, long unitPriceVnd, long amountVnd) {}
}
