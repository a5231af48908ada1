package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A supplement or amendment to send; everything has a default. */
record Supplement(
    @Schema(
            description =
                "New values (ThongTinSuaDoi) by the names of the application. Default: the"
                    + " telephone, unchanged",
            type = SchemaType.OBJECT)
        @Nullable ObjectNode thongTinSuaDoi,
    @Schema(description = "Reason (LyDoDieuChinh)") @Nullable String lyDoDieuChinh,
    @Schema(description = "Names of the papers to enclose. Default: one paper")
        @Nullable List<String> taiLieu,
    @Schema(
            description = "Default True",
            enumeration = {"True", "False"})
        @Nullable String isUpdating) {
  static final int MOST_PAPERS = 30;

  Supplement {
    taiLieu = taiLieu == null ? null : List.copyOf(taiLieu);
  }
}
