package vn.evn.billing.eligibility;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.time.BusinessTime;

/** An eligibility as recorded. */
@Schema(name = "Eligibility", description = "Who falls under which programme, and when")
public record EligibilityView(
    @Schema(description = "Identifier") long id,
    @Schema(description = "Code of the customer") String customerCode,
    @Schema(description = "What the customer is entitled to") String kind,
    @Schema(description = "First bill period, included", examples = "2020-05") String from,
    @Schema(description = "Last bill period, included", examples = "2020-07") String to,
    @Schema(description = "Authority whose list names the customer") String issuer,
    @Schema(description = "Number of that list or paper") String documentReference,
    @Schema(description = "When it was recorded") OffsetDateTime recordedAt,
    @Schema(description = "Who recorded it") String recordedBy,
    @Schema(
            description = "Imported list that brought it; null if recorded by itself",
            nullable = true)
        @Nullable Long importId,
    @Schema(description = "Newer list that ended it; null while it is in force", nullable = true)
        @Nullable Long endedBy,
    @Schema(description = "When it was ended; null while it is in force", nullable = true)
        @Nullable OffsetDateTime endedAt) {
  static EligibilityView of(EligibilityEntity row, String customerCode) {
    return new EligibilityView(
        row.id,
        customerCode,
        row.kind,
        YearMonth.from(row.periodFrom).toString(),
        YearMonth.from(row.periodTo).toString(),
        row.issuer,
        row.documentReference,
        row.recordedAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime(),
        row.recordedBy,
        row.importId,
        row.endedBy,
        row.endedAt == null
            ? null
            : row.endedAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime());
  }
}
