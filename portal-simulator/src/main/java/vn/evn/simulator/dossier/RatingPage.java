package vn.evn.simulator.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the list of monthly ratings, what was told last first. */
public record RatingPage(
    @Schema(required = true) List<Item> items,
    @Schema(
            description = "Where the next page begins; null on the last page",
            examples = "4",
            nullable = true)
        @Nullable String nextCursor) {
  public RatingPage {
    items = List.copyOf(items);
  }

  /** Totals of one month, agency and procedure. */
  @Schema(name = "RatingListItem")
  public record Item(
      @JsonIgnore @Schema(hidden = true) long place,
      @Schema(description = "When it was told", required = true) OffsetDateTime toldAt,
      @Schema(
              description = "The totals as they came on the wire",
              type = SchemaType.OBJECT,
              required = true)
          JsonNode totals) {}
}
