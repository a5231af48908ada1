package vn.evn.request.statistics;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A recount.
 *
 * @param endedAt null while it runs
 * @param requests how many were counted; null while it runs or if it failed
 * @param repaired records of completions and breaches that were missing or too many
 * @param differences counts that were wrong
 * @param failure why it ended without a result
 */
@Schema(name = "Recount")
public record RecountView(
    @Schema(description = "RUNNING, DONE or FAILED") Status status,
    String startedBy,
    OffsetDateTime startedAt,
    @Schema(nullable = true) @Nullable OffsetDateTime endedAt,
    @Schema(nullable = true, description = "Requests counted") @Nullable Long requests,
    @Schema(
            nullable = true,
            description = "Records of completions and breaches that were missing or too many")
        @Nullable Long repaired,
    @Schema(nullable = true, description = "Counts that were wrong and are put right")
        @Nullable Long differences,
    @Schema(nullable = true) @Nullable String failure) {

  static final String EXAMPLE =
      """
      {"status": "DONE", "startedBy": "Test supervisor", "startedAt": "2026-11-16T22:00:00+07:00",
       "endedAt": "2026-11-16T22:00:41+07:00", "requests": 10000000, "repaired": 0, "differences": 0,
       "failure": null}""";

  /** What became of a recount. */
  @Schema(name = "RecountStatus")
  public enum Status {
    RUNNING,
    DONE,
    FAILED
  }
}
