package vn.evn.billing.point;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A metered place.
 *
 * @param id identifier inside this service
 * @param customerCode code of the customer
 * @param createdAt when it was recorded
 * @param facts what holds, oldest first
 */
public record ServicePoint(
    long id, String customerCode, OffsetDateTime createdAt, List<Facts> facts) {
  /** Copies the facts. */
  public ServicePoint {
    facts = List.copyOf(facts);
  }

  /** The facts in force on a day; absent before the first. */
  public Optional<Facts> factsOn(LocalDate day) {
    return facts.stream().filter(f -> !f.validFrom().isAfter(day)).reduce((older, newer) -> newer);
  }

  /** The facts in force on any day from the first to the last, both included, oldest first. */
  public List<Facts> factsBetween(LocalDate first, LocalDate last) {
    LocalDate start = factsOn(first).map(Facts::validFrom).orElse(first);
    return facts.stream()
        .filter(f -> !f.validFrom().isBefore(start) && !f.validFrom().isAfter(last))
        .toList();
  }

  /** The newest facts with a meter; absent if the point never had it. */
  public Optional<Facts> factsOfMeter(String meterNumber) {
    return facts.stream()
        .filter(f -> f.meterNumber().equals(meterNumber))
        .reduce((older, newer) -> newer);
  }
}
