package vn.evn.portal.parity;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes in which comparisons are shown. */
final class ParityReport {
  private ParityReport() {}

  /** A comparison. */
  @Schema(
      name = "ParityRun",
      description = "A comparison of what the portal knows with what we know")
  public record Run(
      @Schema(description = "Identifier", examples = "7") long id,
      OffsetDateTime startedAt,
      @Schema(description = "Null while it runs", nullable = true)
          @Nullable OffsetDateTime finishedAt,
      @Schema(description = "Dossiers that were compared", examples = "1204") int compared,
      @Schema(
              description = "Dossiers left out, since messages about them wait or were given up",
              examples = "3")
          int onTheWay,
      @Schema(description = "Differences found", examples = "2") int differences,
      @Schema(description = "Differences that were told to the portal again", examples = "0")
          int repaired,
      @Schema(description = "What could not be read; null if all could", nullable = true)
          @Nullable String trouble) {}

  /** A difference. */
  @Schema(name = "ParityFinding", description = "Something that the portal knows differently")
  public record Finding(
      @Schema(description = "Identifier", examples = "41") long id,
      @Schema(description = "Dossier code", examples = "Z99.05-261116-0007") String dossier,
      @Schema(
              description = "What differs",
              enumeration = {"MISSING_THERE", "MISSING_HERE", "OTHER_STATE", "OTHER_DUE_DATE"})
          String kind,
      @Schema(description = "What we know", examples = "4") String ours,
      @Schema(description = "What the portal knows", examples = "2") String theirs,
      @Schema(description = "When it was told again; null if not", nullable = true)
          @Nullable OffsetDateTime repairedAt) {}

  /** A page of differences. */
  @Schema(name = "ParityFindingPage", description = "A page of differences")
  public record Page(
      List<Finding> items,
      @Schema(description = "Cursor of the next page; null on the last", nullable = true)
          @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /** A comparison that has begun. */
  @Schema(name = "ParityStarted")
  public record Started(@Schema(description = "Its identifier", examples = "7") long id) {}

  /** What a repair came to. */
  @Schema(name = "ParityRepair")
  public record Repair(
      @Schema(description = "Dossiers that are told again by the queue", examples = "2") int queued,
      @Schema(
              description = "Differences left, which telling cannot mend (MISSING_HERE)",
              examples = "0")
          int left) {}
}
