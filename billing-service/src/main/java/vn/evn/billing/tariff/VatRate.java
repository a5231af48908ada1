package vn.evn.billing.tariff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Percent;

/**
 * Value added tax on electricity over a range of tax point dates.
 *
 * @param from first day; null when the range has no beginning
 * @param to last day, included; null when the range has no end
 * @param percent the rate
 * @param legalBasis law or decree that sets it
 * @param confidence how sure the rate is
 */
public record VatRate(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Percent percent,
    String legalBasis,
    Confidence confidence) {
  /** A day on which the rate holds: its last, or its first where it has no end. */
  public @Nullable LocalDate dayOfForce() {
    return to == null ? from : to;
  }

  boolean holdsOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
