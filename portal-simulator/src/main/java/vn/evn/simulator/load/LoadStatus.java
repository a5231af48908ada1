package vn.evn.simulator.load;

import java.time.OffsetDateTime;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a load run stands. */
record LoadStatus(
    @Schema(required = true) boolean running,
    @Schema(description = "Applications asked for", examples = "1000", required = true)
        int requested,
    @Schema(description = "Applications pushed so far", examples = "400", required = true) int sent,
    @Schema(
            description = "Number of pushes by what came of them: the error_code, or NO_ANSWER",
            required = true)
        Map<String, Integer> outcomes,
    @Schema(nullable = true) @Nullable OffsetDateTime startedAt,
    @Schema(description = "When the last answer was in; null before", nullable = true)
        @Nullable OffsetDateTime finishedAt) {
  static final LoadStatus NEVER = new LoadStatus(false, 0, 0, Map.of(), null, null);

  LoadStatus {
    outcomes = Map.copyOf(outcomes);
  }
}
