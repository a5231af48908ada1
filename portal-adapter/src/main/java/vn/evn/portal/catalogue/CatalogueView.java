package vn.evn.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The shapes in which catalogues are shown. */
final class CatalogueView {
  private CatalogueView() {}

  /** A page of a catalogue. */
  @Schema(
      name = "PortalCataloguePage",
      description = "Entries of a catalogue, as the portal gave them")
  public record Page(
      @Schema(description = "Name of the portal's service", examples = "LayDanhSachTTHC")
          String service,
      @Schema(description = "When the portal said so") OffsetDateTime readAt,
      @Schema(description = "Whether the portal could not be asked although it was time to")
          boolean stale,
      @Schema(type = SchemaType.ARRAY, implementation = Object.class) List<JsonNode> items,
      @Schema(description = "Cursor of the next page; null on the last", nullable = true)
          @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /** How our procedures agree with the portal's. */
  @Schema(name = "CatalogueAgreement")
  public record Agreement(
      @Schema(
              description =
                  "Whether the portal's catalogue could be read, now or before; if not, nothing was"
                      + " compared")
          boolean checked,
      @Schema(description = "Whether it was read and nothing differs") boolean agrees,
      List<Difference> differences) {
    public Agreement {
      differences = List.copyOf(differences);
    }
  }

  /** Something that the portal's catalogue says differently. */
  @Schema(name = "CatalogueDifference")
  public record Difference(
      @Schema(description = "Procedure code (MaTTHC)", examples = "9.990001") String procedure,
      @Schema(
              description = "What differs",
              enumeration = {"MISSING_THERE", "OTHER_NAME", "NOT_PUBLIC", "OTHER_FIELD"})
          String kind,
      @Schema(description = "What stands here") String ours,
      @Schema(description = "What the portal says") String theirs) {}
}
