package vn.evn.contracts.bill;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A bill run was closed: every point of its scope has its bill or a person's word, every bill is
 * announced, and the totals agree with the bills. Amounts are whole VND.
 *
 * @param runId identifier of the run
 * @param billPeriod calendar month of the bills
 * @param unit the power unit it was for; null for all
 * @param customerGroup the group it was for; null for all
 * @param reductionVnd what programmes take off before VAT
 * @param contentHash sum of the hashes of its bills modulo 2^256, in hexadecimal
 */
public record BillRunClosed(
    String runId,
    YearMonth billPeriod,
    @Nullable String unit,
    @Nullable String customerGroup,
    long bills,
    long usageKwh,
    long preTaxVnd,
    long reductionVnd,
    long vatVnd,
    long totalVnd,
    String contentHash,
    OffsetDateTime closedAt) {
  /** CloudEvents type. */
  public static final String TYPE = "vn.evn.bill-run.closed.v1";
}
