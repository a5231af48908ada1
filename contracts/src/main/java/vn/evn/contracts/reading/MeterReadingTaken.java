package vn.evn.contracts.reading;

/**
 * A meter of a customer was read.
 *
 * @param customerCode the customer
 * @param reading what the meter showed
 */
public record MeterReadingTaken(String customerCode, MeterReading reading) {
  /** CloudEvents type. */
  public static final String TYPE = "vn.evn.meter-reading.taken.v1";
}
