package vn.evn.billing.tariff;

import java.time.LocalDate;
import java.util.List;

/**
 * The times of use of one document. Every minute of every kind of day has exactly one.
 *
 * @param document the circular or decision, as it is cited
 * @param effectiveFrom first day
 * @param disputed whether the sources differ on its being in force
 * @param applied whether we read it as in force
 * @param bands by days and hour
 * @param confidence how sure it is
 * @param note what is open about it; empty when nothing is
 */
public record TimeBandSet(
    String document,
    LocalDate effectiveFrom,
    boolean disputed,
    boolean applied,
    List<TimeBand> bands,
    Confidence confidence,
    String note) {
  /** Copies the bands. */
  public TimeBandSet {
    bands = List.copyOf(bands);
  }
}
