package vn.evn.billing.bill;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * What makes a bill the same, whoever computes it. Its identifier is this key in the form of a UUID
 * of version 8 (RFC 9562), so that a bill is found by its identifier without an index.
 *
 * @param servicePointId the point, below 2^48
 * @param billPeriod calendar month of the bill, of the years 0 to 5460
 * @param kind one of the constants of this class
 * @param revision 0 for the first bill; the next for one that replaces it; of an ADJUSTMENT the
 *     number of its correction
 */
public record BillKey(long servicePointId, YearMonth billPeriod, int kind, int revision) {
  public static final int REGULAR = 0;
  public static final int FINAL = 1;
  public static final int ADJUSTMENT = 2;

  /** Adjusts a FINAL bill. */
  public static final int ADJUSTMENT_OF_FINAL = 3;

  private static final int VERSION = 8;
  private static final long VARIANT = 0b10L << 62;
  private static final int MONTH_SHIFT = 46;
  private static final int REVISION_SHIFT = 14;
  private static final long NOTHING = (1L << REVISION_SHIFT) - 1;

  /** The identifier of the bill. */
  public UUID id() {
    long month = billPeriod.getYear() * 12L + billPeriod.getMonthValue() - 1;
    return new UUID(
        servicePointId << 16 | (long) VERSION << 12 | kind,
        VARIANT | month << MONTH_SHIFT | (long) revision << REVISION_SHIFT);
  }

  /** The key in an identifier; absent if it is none of ours. */
  public static Optional<BillKey> of(UUID id) {
    if (id.version() != VERSION || id.variant() != 2) {
      return Optional.empty();
    }
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    long month = low << 2 >>> 2 + MONTH_SHIFT;
    int kind = (int) (high & 0xfff);
    return (low & NOTHING) != 0 || kind > ADJUSTMENT_OF_FINAL
        ? Optional.empty()
        : Optional.of(
            new BillKey(
                high >>> 16,
                YearMonth.of((int) (month / 12), (int) (month % 12) + 1),
                kind,
                (int) (low >>> REVISION_SHIFT)));
  }
}
