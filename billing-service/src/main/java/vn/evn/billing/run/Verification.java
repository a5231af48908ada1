package vn.evn.billing.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What computing some chunks of a run once more has shown. */
@Schema(name = "BillRunVerification", description = "What computing chunks once more has shown")
public record Verification(
    @Schema(description = "Chunks computed once more by this call") int chunks,
    @Schema(description = "Bills computed once more by this call") long bills,
    @Schema(description = "Bills that would differ today; none is expected") long different,
    @Schema(description = "The first 100 of them") List<Difference> differences,
    @Schema(description = "Cursor of the next chunks; null at the end", nullable = true)
        @Nullable String next) {

  /** A bill that would differ today. */
  @Schema(name = "BillRunDifference", description = "A bill that would differ today")
  public record Difference(
      @Schema(description = "Code of the customer") String customerCode,
      @Schema(description = "Total as stored, VND; null if there is no bill", nullable = true)
          @Nullable Long storedTotalVnd,
      @Schema(description = "Total as computed, VND; null if there would be none", nullable = true)
          @Nullable Long computedTotalVnd) {}
}
