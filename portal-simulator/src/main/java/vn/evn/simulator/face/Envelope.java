package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Envelope of a call, for the API document; it is read leniently, as every message is. */
@Schema(name = "PortalEnvelope")
record Envelope(
    @Schema(description = "From the login", required = true) String session,
    @Schema(description = "Code of the agency", examples = "Z99.05", required = true)
        String madonvi,
    @Schema(
            description = "Name of the operation; its letter case counts",
            examples = "DongBoHoSoMC",
            required = true)
        String service,
    @Schema(
            description = "Of DongBoHoSoMC: False creates, True replaces",
            enumeration = {"True", "False"})
        @Nullable String isUpdating,
    @Schema(description = "Of DongBoTrangThaiHoSo: always 2", examples = "2") @Nullable String type,
    @Schema(
            description =
                "Array of dossiers or steps; one object for DongBoTrangThaiHoSo. Fields: contract"
                    + " §2.1 to §2.3")
        @Nullable JsonNode data,
    @Schema(description = "Of TraCuuHoSo: dossier code", examples = "Z99.05-261116-0007")
        @Nullable String mahoso) {}
