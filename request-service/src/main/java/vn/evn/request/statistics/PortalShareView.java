package vn.evn.request.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Our part of what the national portal completed, for each span of which a total is known. */
@Schema(name = "PortalShare")
public record PortalShareView(List<Row> items) {
  static final String EXAMPLE =
      """
      {"items": [{"from": "2019-12", "to": "2020-04", "completed": 12700, "wholePortal": 23000, "share": 55.2,
        "source": "News of April 2020"}]}""";

  /**
   * One span.
   *
   * @param completed our dossiers of the portal that were completed in these months
   * @param wholePortal those of all agencies, a figure from outside
   * @param share in per cent with one decimal
   * @param source of the figure from outside
   */
  @Schema(name = "PortalShareRow")
  public record Row(
      @Schema(examples = "2019-12") String from,
      @Schema(examples = "2020-04") String to,
      long completed,
      long wholePortal,
      @Schema(nullable = true) @Nullable BigDecimal share,
      String source) {}
}
