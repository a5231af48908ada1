package vn.evn.billing.run;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chunk that was claimed.
 *
 * @param owner the claim; a later claim of another copy has another
 * @param firstPoint the first identifier of its points
 * @param lastPoint the last, included
 * @param programme the programme whose ADJUSTMENT bills are computed; null for REGULAR bills
 */
record Chunk(
    long runId,
    int chunkNo,
    UUID owner,
    long firstPoint,
    long lastPoint,
    YearMonth billPeriod,
    @Nullable String unit,
    @Nullable String customerGroup,
    @Nullable String programme,
    LocalDate taxPointDate) {}
