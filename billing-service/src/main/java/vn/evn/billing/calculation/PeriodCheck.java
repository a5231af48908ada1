package vn.evn.billing.calculation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.VatRate;
import vn.evn.billing.tariff.VatRates;

/** Checks the days of a bill and finds the prices and the tax rate in force. */
final class PeriodCheck {
  private final BillInput input;
  private final Faults faults;

  PeriodCheck(BillInput input, Faults faults) {
    this.input = input;
    this.faults = faults;
  }

  /** The days by price book, oldest first; empty when something is wrong. */
  List<PricePeriod> pricePeriods(PriceBooks books) {
    YearMonth billPeriod = input.billPeriod();
    faults.unless(billPeriod != null, "/billPeriod", "is required, for example 2020-05");
    LocalDate from = input.readingFrom();
    LocalDate to = input.readingTo();
    if (from == null && to == null) {
      checkPartialPeriodHasDates();
      return billPeriod == null ? List.of() : wholeMonth(books, billPeriod);
    }
    if (from == null || to == null) {
      faults.add(
          from == null ? "/readingFrom" : "/readingTo",
          "is required together with " + (from == null ? "readingTo" : "readingFrom"));
      return List.of();
    }
    return readingDays(from, to) ? between(books, from, to) : List.of();
  }

  private void checkPartialPeriodHasDates() {
    if (Boolean.TRUE.equals(input.partialPeriod())) {
      faults.add("/readingFrom", "is required for a partial period");
      faults.add("/readingTo", "is required for a partial period");
    }
  }

  private List<PricePeriod> wholeMonth(PriceBooks books, YearMonth billPeriod) {
    LocalDate firstDay = billPeriod.atDay(1);
    List<PricePeriod> periods = PricePeriod.between(books, firstDay, firstDay.plusDays(1));
    if (periods.isEmpty()) {
      faults.add("/billPeriod", "no price book covers " + firstDay + ", " + earliest(books));
    }
    return periods;
  }

  private boolean readingDays(LocalDate from, LocalDate to) {
    return faults.unless(
            to.isAfter(from), "/readingTo", "must be after readingFrom, " + from + ", was " + to)
        && faults.unless(
            ChronoUnit.DAYS.between(from, to) < Limits.DAYS,
            "/readingTo",
            "must be less than " + Limits.DAYS + " days after readingFrom");
  }

  private List<PricePeriod> between(PriceBooks books, LocalDate from, LocalDate to) {
    List<PricePeriod> periods = PricePeriod.between(books, from, to);
    if (periods.isEmpty()) {
      faults.add("/readingFrom", "no price book covers " + from + ", " + earliest(books));
    }
    return periods;
  }

  private static String earliest(PriceBooks books) {
    return "the first one starts on " + books.firstDay();
  }

  /**
   * The rate on the tax point date: given, else the closing reading, else the month's first day.
   */
  @Nullable VatRate vatRate(VatRates rates) {
    if (input.taxPointDate() != null) {
      return vatRate(rates, "/taxPointDate", input.taxPointDate());
    }
    if (input.readingTo() != null) {
      return vatRate(rates, "/readingTo", input.readingTo());
    }
    YearMonth billPeriod = input.billPeriod();
    return billPeriod == null ? null : vatRate(rates, "/billPeriod", billPeriod.atDay(1));
  }

  private @Nullable VatRate vatRate(VatRates rates, String pointer, LocalDate day) {
    VatRate rate = rates.on(day).orElse(null);
    faults.unless(
        rate != null, pointer, "no rate of value added tax on electricity is known for " + day);
    return rate;
  }
}
