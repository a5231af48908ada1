package vn.evn.billing.calculation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;

/**
 * A run of days of a bill that one price book covers.
 *
 * @param book the book in force
 * @param days how many days of the bill it covers, 1 or more
 */
record PricePeriod(PriceBook book, long days) {
  /**
   * Cuts the days of a bill at every change of prices.
   *
   * @param from first day, included
   * @param to last day, excluded; after {@code from}
   * @return oldest first; empty when prices do not reach back to the first day
   */
  static List<PricePeriod> between(PriceBooks books, LocalDate from, LocalDate to) {
    List<PricePeriod> periods = new ArrayList<>();
    LocalDate day = from;
    while (day.isBefore(to)) {
      Optional<PriceBook> book = books.inForceOn(day);
      if (book.isEmpty()) {
        return List.of();
      }
      LocalDate end =
          books
              .lastDayOf(book.get())
              .map(last -> last.plusDays(1))
              .filter(next -> next.isBefore(to))
              .orElse(to);
      periods.add(new PricePeriod(book.get(), ChronoUnit.DAYS.between(day, end)));
      day = end;
    }
    return periods;
  }
}
