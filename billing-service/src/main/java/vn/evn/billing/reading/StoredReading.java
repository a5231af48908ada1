package vn.evn.billing.reading;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import vn.evn.contracts.reading.MeterReading;

/**
 * A reading as recorded.
 *
 * @param id identifier
 * @param customerCode the customer
 * @param reading what the meter showed; its time is in the business zone
 * @param recordedAt when it came here
 */
public record StoredReading(
    long id, String customerCode, MeterReading reading, OffsetDateTime recordedAt) {
  /** Whether nobody read the meter. */
  public boolean isEstimated() {
    return Boolean.TRUE.equals(reading.estimated());
  }

  /** The business day of the reading. */
  public LocalDate day() {
    return reading.at().toLocalDate();
  }
}
