package vn.evn.portal.operator;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of papers that the portal gave as an address. */
@Schema(description = "A page of papers that the portal gave as an address, oldest first")
public record PaperPage(
    List<PendingPaper> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {

  /** A paper that the portal gave as an address. */
  @Schema(name = "PendingPaper", description = "A paper that the portal gave as an address")
  public record PendingPaper(
      @Schema(description = "Identifier, the same as in the events") UUID id,
      @Schema(description = "Dossier that it belongs to") String dossier,
      @Schema(description = "Name of the file as the portal gave it") String name,
      @Schema(description = "Host of its address", nullable = true) @Nullable String host,
      @Schema(description = "PENDING, STORED or FAILED") String state,
      @Schema(description = "Tries so far") int attempts,
      @Schema(description = "When the next try is due; only of PENDING", nullable = true)
          @Nullable OffsetDateTime nextAt,
      @Schema(description = "What the last try came to", nullable = true)
          @Nullable String lastError,
      @Schema(description = "When it was named") OffsetDateTime createdAt) {}
}
