package vn.evn.simulator.dossier;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything the portal knows of one dossier. */
public record DossierView(
    @JsonProperty("MaHoSo")
        @Schema(description = "Dossier code", examples = "Z99.05-261116-0007", required = true)
        String code,
    @Schema(description = "Whether it was handed in on the portal", required = true)
        boolean bornOnPortal,
    @Schema(
            description =
                "Status 1 to 10 (contract §3.1) that was told last, by whichever message; 1 for an"
                    + " application of which nothing was told; empty if nothing but refused"
                    + " messages is known",
            examples = "4",
            required = true)
        String status,
    @Schema(
            description =
                "The application as pushed, without document bytes; null if born elsewhere",
            nullable = true)
        @Nullable JsonNode application,
    @Schema(
            description = "The dossier as DongBoHoSoMC told it last; null if it never did",
            nullable = true)
        @Nullable JsonNode dossier,
    @Schema(description = "Steps of CapNhatTienDoHoSoMC, oldest first", required = true)
        List<JsonNode> steps,
    @Schema(description = "States of DongBoTrangThaiHoSo, oldest first", required = true)
        List<JsonNode> states,
    @Schema(
            description = "Messages of both directions, oldest first; a bounded number of the last",
            required = true)
        List<Message> messages) {
  public DossierView {
    steps = List.copyOf(steps);
    states = List.copyOf(states);
    messages = List.copyOf(messages);
  }
}
