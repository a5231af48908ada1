package vn.evn.request.work;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history of a request.
 *
 * @param next version to go on after; null at the end
 */
@Schema(description = "A page of the history of a request")
public record HistoryView(List<Entry> items, @Schema(nullable = true) @Nullable Long next) {

  /**
   * One change.
   *
   * @param version of the request after it
   * @param automatic whether no person decided it
   * @param channel by which way it came; null for the work of the power company itself
   * @param reasonCode kind of reason, a code of the service; null where only a text was given
   * @param deadline which date an entry about a deadline is about
   */
  @Schema(name = "HistoryEntry")
  public record Entry(
      long version,
      String action,
      @Schema(nullable = true) @Nullable String from,
      String to,
      @Schema(nullable = true) @Nullable String step,
      @Schema(nullable = true) @Nullable String reason,
      @Schema(nullable = true) @Nullable String note,
      OffsetDateTime at,
      String actor,
      @Schema(nullable = true) @Nullable String position,
      @Schema(nullable = true) @Nullable String unit,
      @Schema(nullable = true) @Nullable String roles,
      boolean automatic,
      @Schema(nullable = true) @Nullable String channel,
      @Schema(nullable = true) @Nullable String reasonCode,
      @Schema(
              nullable = true,
              enumeration = {"REQUEST", "CHECK", "STEP"},
              description = "Which date it is about, for deadline-near and deadline-breached")
          @Nullable String deadline) {

    static Entry of(HistoryEntity row) {
      return new Entry(
          row.version,
          row.action,
          row.fromState,
          row.toState,
          row.step,
          row.reason,
          row.note,
          row.at,
          row.actor,
          row.position,
          row.unit,
          row.roles,
          row.automatic,
          row.channel,
          row.reasonCode,
          row.deadline);
    }
  }
}
