package vn.evn.request.work;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for; everything that is given has to hold. It stands in the body, so that
 * nothing personal stands in an address.
 *
 * @param code request code, or dossier code of the portal
 */
@Schema(
    name = "RequestSearch",
    description = "What is searched for: at least one of the first four",
    example = "{\"phoneLast4\": \"0123\", \"unit\": \"PD0100\", \"limit\": 20}")
record SearchCall(
    @Size(max = 100) @Schema(description = "Request code or dossier code", nullable = true)
        @Nullable String code,
    @Size(max = 100) @Schema(description = "Identifier in a channel", nullable = true)
        @Nullable String externalId,
    @Size(max = 13) @Schema(description = "Customer code", nullable = true)
        @Nullable String customerCode,
    @Pattern(regexp = "\\d{4}", message = "must be four digits")
        @Schema(description = "Last four digits of the applicant's phone", nullable = true)
        @Nullable String phoneLast4,
    @Size(max = 20) @Schema(description = "Power unit", nullable = true) @Nullable String unit,
    @Size(max = 50) @Schema(description = "Code of the service", nullable = true)
        @Nullable String serviceType,
    @Size(max = 1000) @Schema(description = "Where the page before ended", nullable = true)
        @Nullable String cursor,
    @Schema(description = "Most entries, 1 to 200; 50 if it is not given", nullable = true)
        @Nullable Integer limit) {

  boolean isEmpty() {
    return code == null && externalId == null && customerCode == null && phoneLast4 == null;
  }
}
