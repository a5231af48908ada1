package vn.evn.billing.run;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issued bill that may be adjusted, with what earlier adjustments have added. Amounts in whole
 * VND.
 *
 * @param kind REGULAR or FINAL, see {@link vn.evn.billing.bill.BillKey}
 * @param adjusted whether the programme of the run has adjusted it before
 */
record Original(
    UUID id,
    int kind,
    LocalDate taxPointDate,
    @Nullable LocalDate readingFrom,
    @Nullable LocalDate readingTo,
    long usageKwh,
    long energyVnd,
    long reactiveVnd,
    long discountVnd,
    long vatVnd,
    long withoutProgrammesVnd,
    boolean adjusted) {}
