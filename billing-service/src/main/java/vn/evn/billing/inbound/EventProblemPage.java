package vn.evn.billing.inbound;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of events that could not be carried out. */
@Schema(description = "A page of events that could not be carried out, oldest first")
public record EventProblemPage(
    List<EventProblem> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {

  /** What became of an event that could not be carried out. */
  @Schema(name = "EventProblemState", description = "What became of it")
  public enum State {
    /** Nobody has decided yet. */
    OPEN,
    /** It was carried out again. */
    REPLAYED,
    /** Nothing will follow from it. */
    DISCARDED
  }

  /** An event that could not be carried out. */
  @Schema(name = "EventProblem", description = "An event that could not be carried out")
  public record EventProblem(
      @Schema(description = "Identifier") long id,
      @Schema(description = "Topic it came from") String topic,
      @Schema(description = "Key: customer code or request code", nullable = true)
          @Nullable String key,
      @Schema(description = "Why it was not carried out") String reason,
      @Schema(description = "When it was set aside") OffsetDateTime recordedAt,
      @Schema(description = "What became of it") State state,
      @Schema(description = "When that was decided; null while it is open", nullable = true)
          @Nullable OffsetDateTime decidedAt,
      @Schema(description = "By whom", nullable = true) @Nullable String decidedBy,
      @Schema(description = "Why it was given up", nullable = true)
          @Nullable String decisionReason) {}
}
