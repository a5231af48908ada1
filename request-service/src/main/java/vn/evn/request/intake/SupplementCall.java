package vn.evn.request.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.ApplicantChanges;

/**
 * New data or papers of the applicant.
 *
 * @param reason what the applicant says to it
 * @param details fields to be added or to take the place of others
 * @param documents papers, by reference
 * @param applicant after {@link ApplicantChanges}
 * @param placeOfUse after {@link PlaceOfUse}
 */
@Schema(
    name = "Supplement",
    description = "New data or papers of the applicant for a request",
    example =
        "{\"reason\": \"Bổ sung hợp đồng thuê nhà\", \"details\": {\"households\": 2},"
            + " \"documents\": [{\"id\": \"9a1c6a1e-5b0f-4d0c-9a54-0c8e5b1f2a33\"}]}")
record SupplementCall(
    @Size(max = SupplementLimits.MAX_REASON)
        @Schema(description = "What the applicant says to it", nullable = true)
        @Nullable String reason,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "Fields to be added or changed",
            nullable = true)
        @Nullable ObjectNode details,
    @Schema(
            type = SchemaType.ARRAY,
            implementation = DocumentReference.class,
            description = "Uploaded papers; the id of each is enough",
            nullable = true)
        @Nullable ArrayNode documents,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            type = SchemaType.OBJECT,
            implementation = ApplicantChanges.class,
            description =
                "What changes of the applicant: name, identity, phone, email. Kind and account"
                    + " cannot change",
            nullable = true)
        @Nullable ObjectNode applicant,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            type = SchemaType.OBJECT,
            implementation = PlaceOfUse.class,
            description =
                "The right place of use. Before acceptance the power unit follows it; afterwards it"
                    + " has to lie in the present unit",
            nullable = true)
        @Nullable ObjectNode placeOfUse) {}
