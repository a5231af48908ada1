package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application to hand in: by procedure, or as a whole body; not both. */
record NewDossier(
    @Schema(description = "Procedure (MaTTHC) whose template is filled", examples = "9.990001")
        @Nullable String procedure,
    @Schema(
            description = "Values that replace or join those of the template; with procedure only",
            type = SchemaType.OBJECT)
        @Nullable ObjectNode fields,
    @Schema(
            description =
                "Draws the applicant; the same seed gives the same one. Default: from the code."
                    + " With procedure only")
        @Nullable Long seed,
    @Schema(
            description =
                "The whole message, sent as it is. Without MaHoSo a code is allotted and put in;"
                    + " with one, the same dossier can be sent again",
            type = SchemaType.OBJECT)
        @Nullable ObjectNode body) {}
