package vn.evn.billing.run;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param unit the power unit it is for; null for all
 * @param customerGroup the group it is for; null for all
 * @param programme the programme that it corrects bills by; null for a run of REGULAR bills
 * @param taxPointDate the day that decides the tax rate of its bills
 * @param points points of its scope
 * @param contentHash sum of the hashes of its bills, in hexadecimal; null before the check
 */
record Run(
    long id,
    YearMonth billPeriod,
    @Nullable String unit,
    @Nullable String customerGroup,
    @Nullable String programme,
    LocalDate taxPointDate,
    RunState state,
    long points,
    @Nullable String contentHash,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime computedAt,
    @Nullable OffsetDateTime issuedAt,
    @Nullable OffsetDateTime closedAt) {}
