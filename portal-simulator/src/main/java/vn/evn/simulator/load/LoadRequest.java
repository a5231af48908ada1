package vn.evn.simulator.load;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A load run to start. */
record LoadRequest(
    @Schema(
            description = "Applications per second",
            examples = "50",
            minimum = "1",
            required = true)
        @Nullable Integer perSecond,
    @Schema(description = "Applications in all", examples = "1000", minimum = "1", required = true)
        @Nullable Integer count,
    @Schema(description = "Draws procedures and applicants; default 0", examples = "42")
        @Nullable Long seed,
    @Schema(description = "Procedures to draw from; default all")
        @Nullable List<String> procedures) {
  LoadRequest {
    procedures = procedures == null ? null : List.copyOf(procedures);
  }
}
