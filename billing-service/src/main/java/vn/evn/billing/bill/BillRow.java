package vn.evn.billing.bill;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as it is written. Amounts are whole VND; see the table {@code bill}.
 *
 * @param key what makes it the same
 * @param runId the run that computed it; null if it was issued by itself
 * @param sheetId what it has in common with bills of its kind
 * @param quantities energy of each line of the sheet, kWh
 * @param contentHash SHA-256 of what it was computed from and what came out
 * @param issuedAt when it was issued; null for a bill of a run
 * @param estimated whether it rests on an estimated reading
 */
@SuppressWarnings("ArrayRecordComponent") // written once; compared by nobody
public record BillRow(
    BillKey key,
    @Nullable Long runId,
    int sheetId,
    String unit,
    @Nullable LocalDate readingFrom,
    @Nullable LocalDate readingTo,
    LocalDate taxPointDate,
    long usageKwh,
    int[] quantities,
    long energyVnd,
    long reactiveVnd,
    long discountVnd,
    long vatVnd,
    long withoutProgrammesVnd,
    byte[] contentHash,
    @Nullable UUID originalBillId,
    @Nullable OffsetDateTime issuedAt,
    boolean estimated) {
  /** The same bill as one that takes the place of another. */
  BillRow inPlaceOf(UUID original) {
    return new BillRow(
        key,
        runId,
        sheetId,
        unit,
        readingFrom,
        readingTo,
        taxPointDate,
        usageKwh,
        quantities,
        energyVnd,
        reactiveVnd,
        discountVnd,
        vatVnd,
        withoutProgrammesVnd,
        contentHash,
        original,
        issuedAt,
        estimated);
  }

  public long preTaxVnd() {
    return energyVnd + reactiveVnd - discountVnd;
  }

  public long totalVnd() {
    return preTaxVnd() + vatVnd;
  }

  /** What all programmes take off before tax. */
  public long reductionVnd() {
    return withoutProgrammesVnd - preTaxVnd();
  }
}
