package vn.evn.simulator.dossier;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the list of dossiers, newest first. */
public record DossierPage(
    @Schema(required = true) List<Item> items,
    @Schema(
            description = "Where the next page begins; null on the last page",
            examples = "41",
            nullable = true)
        @Nullable String nextCursor) {
  public DossierPage {
    items = List.copyOf(items);
  }

  /** One dossier in the list. */
  @Schema(name = "DossierListItem")
  public record Item(
      @JsonProperty("MaHoSo") @Schema(examples = "Z99.05-261116-0007", required = true) String code,
      @JsonProperty("MaTTHC")
          @Schema(
              description = "Procedure; empty if it is not known",
              examples = "9.990001",
              required = true)
          String procedure,
      @Schema(required = true) boolean bornOnPortal,
      @Schema(description = "Status told last", examples = "4", required = true) String status,
      @Schema(description = "Number of steps", examples = "3", required = true) int steps,
      @Schema(required = true) OffsetDateTime updatedAt) {}
}
