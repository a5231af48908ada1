package vn.evn.billing.run;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it. */
@Schema(name = "BillRun", description = "A bill run")
public record RunView(
    @Schema(description = "Identifier") long id,
    @Schema(description = "Calendar month of its bills", examples = "2020-05") String billPeriod,
    @Schema(description = "The power unit it is for; null for all", nullable = true)
        @Nullable String unit,
    @Schema(description = "The group it is for; null for all", nullable = true)
        @Nullable String customerGroup,
    @Schema(
            description = "The programme that it corrects bills by; null for REGULAR bills",
            nullable = true)
        @Nullable String programme,
    @Schema(description = "Day that decides the rate of VAT of its bills") LocalDate taxPointDate,
    @Schema(description = "Where it stands") RunState state,
    @Schema(description = "Points of its scope") long points,
    @Schema(
            description =
                "Sum of the hashes of its bills modulo 2^256, in hexadecimal; null before the check",
            nullable = true)
        @Nullable String contentHash,
    @Schema(description = "When it was made") OffsetDateTime createdAt,
    @Schema(description = "When it was started", nullable = true)
        @Nullable OffsetDateTime startedAt,
    @Schema(description = "When every chunk was done", nullable = true)
        @Nullable OffsetDateTime computedAt,
    @Schema(description = "When its bills began to count", nullable = true)
        @Nullable OffsetDateTime issuedAt,
    @Schema(description = "When it was closed", nullable = true)
        @Nullable OffsetDateTime closedAt) {
  static RunView of(Run run) {
    return new RunView(
        run.id(),
        run.billPeriod().toString(),
        run.unit(),
        run.customerGroup(),
        run.programme(),
        run.taxPointDate(),
        run.state(),
        run.points(),
        run.contentHash(),
        run.createdAt(),
        run.startedAt(),
        run.computedAt(),
        run.issuedAt(),
        run.closedAt());
  }
}
