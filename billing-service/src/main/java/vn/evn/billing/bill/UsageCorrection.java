package vn.evn.billing.bill;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.bill.BillFacts.Kind;
import vn.evn.contracts.reading.Registers;

/**
 * The energy of an issued bill as a check of the meter has found it.
 *
 * @param billPeriod month of the bill
 * @param kind REGULAR or FINAL; null: the REGULAR bill of the month, or its FINAL bill where there
 *     is no other
 * @param usage energy of the whole bill in kWh, in the form of the meter
 */
public record UsageCorrection(YearMonth billPeriod, @Nullable Kind kind, Registers usage) {
  /** Checks the kind. */
  public UsageCorrection {
    if (kind == Kind.ADJUSTMENT) {
      throw new IllegalArgumentException("an ADJUSTMENT has no energy of its own");
    }
  }
}
