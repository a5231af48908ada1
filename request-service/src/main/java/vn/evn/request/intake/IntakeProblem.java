package vn.evn.request.intake;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event that was not carried out.
 *
 * @param id goes up with time; the cursor of the list
 * @param key external id of the application
 * @param reason why it could not be carried out
 * @param resolution what was decided about it; null while open
 */
@Schema(name = "IntakeProblem")
public record IntakeProblem(
    long id,
    String topic,
    @Schema(nullable = true) @Nullable String key,
    String reason,
    OffsetDateTime recordedAt,
    State state,
    @Schema(nullable = true) @Nullable Resolution resolution) {

  static final String EXAMPLE =
      "{\"id\": 1, \"topic\": \"evn.applications\", \"key\": \"Z99.05-261116-0007\","
          + " \"reason\": \"the application is not valid\","
          + " \"recordedAt\": \"2026-11-16T08:30:16+07:00\", \"state\": \"OPEN\","
          + " \"resolution\": null}";

  /** What became of it. */
  @Schema(name = "IntakeProblemState")
  public enum State {
    OPEN,
    /** It was carried out after all. */
    REPLAYED,
    /** It will not be carried out. */
    DISCARDED
  }

  /**
   * A decision.
   *
   * @param by name of the supervisor
   * @param reason why it was discarded; null for a replay
   */
  @Schema(name = "IntakeProblemResolution")
  public record Resolution(
      OffsetDateTime at, String by, @Schema(nullable = true) @Nullable String reason) {}
}
