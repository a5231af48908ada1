package vn.evn.billing.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A point of a run that a person must look at. */
@Schema(name = "BillRunCase", description = "A point of a run that a person must look at")
public record RunCase(
    @Schema(hidden = true) @JsonIgnore long servicePointId,
    @Schema(description = "Code of the customer") String customerCode,
    @Schema(description = "Whether a bill is computed and held") boolean hasBill,
    @Schema(
            description =
                "FIRST_BILL, MUCH_MORE, MUCH_LESS, ZERO, NEGATIVE, ESTIMATED, MISSING_READING,"
                    + " NOT_COMPUTABLE or READINGS_CHANGED")
        List<String> reasons,
    @Schema(description = "The reason in words, where there is no bill", nullable = true)
        @Nullable String detail,
    @Schema(description = "Total of the month before, VND", nullable = true)
        @Nullable Long previousTotalVnd,
    @Schema(description = "Total of this bill, VND", nullable = true) @Nullable Long totalVnd,
    @Schema(description = "OPEN, RELEASED or WAIVED") String state,
    @Schema(description = "What was decided, oldest first") List<Decision> decisions) {

  /** What was decided about a case. */
  @Schema(name = "BillRunDecision", description = "What was decided about a case")
  public record Decision(
      @Schema(description = "RELEASE, RECOMPUTE or WAIVE") String decision,
      @Schema(description = "Why") String reason,
      @Schema(description = "When") OffsetDateTime at,
      @Schema(description = "By whom") String by) {}

  RunCase with(List<Decision> history) {
    return new RunCase(
        servicePointId,
        customerCode,
        hasBill,
        reasons,
        detail,
        previousTotalVnd,
        totalVnd,
        state,
        history);
  }
}
