package vn.evn.contracts.reading;

import java.time.OffsetDateTime;

/**
 * What a meter showed.
 *
 * @param meterNumber number on the meter
 * @param kind why it was read
 * @param registers what the registers showed
 * @param at when it was read
 */
public record MeterReading(String meterNumber, Kind kind, Registers registers, OffsetDateTime at) {

  /** Why a meter was read. */
  public enum Kind {
    /** The first reading of a meter at a service point. */
    START,
    /** The regular reading that ends a billing period. */
    PERIODIC,
    /** The last reading of a meter or a contract. */
    CLOSING
  }
}
