package vn.evn.contracts.reading;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a meter showed, or is thought to have shown.
 *
 * @param meterNumber number on the meter
 * @param kind why it was read
 * @param registers what the registers showed
 * @param at when it was read
 * @param estimated whether nobody read the meter and the values are an estimate; absent: it was
 *     read
 */
public record MeterReading(
    String meterNumber,
    Kind kind,
    Registers registers,
    OffsetDateTime at,
    @Nullable Boolean estimated) {

  /** A reading that was taken. */
  public MeterReading(String meterNumber, Kind kind, Registers registers, OffsetDateTime at) {
    this(meterNumber, kind, registers, at, null);
  }

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
