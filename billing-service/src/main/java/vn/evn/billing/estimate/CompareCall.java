package vn.evn.billing.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a call that compares two bills, for the API document. */
@Schema(
    description = "Two bills to be compared",
    requiredProperties = {"before", "after"})
public record CompareCall(
    @Schema(description = "The earlier bill") EstimateCall before,
    @Schema(description = "The later bill") EstimateCall after) {}
