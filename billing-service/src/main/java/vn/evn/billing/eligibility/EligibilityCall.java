package vn.evn.billing.eligibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.point.CustomerCode;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that records an eligibility. */
@Schema(
    description = "An eligibility to be recorded",
    requiredProperties = {"customerCode", "kind", "from", "to", "issuer", "documentReference"})
public record EligibilityCall(
    @Schema(description = "Code of the customer", pattern = CustomerCode.PATTERN)
        String customerCode,
    @Schema(
            description =
                "LODGING, WAREHOUSE, QUARANTINE_HOTEL (BUSINESS), DIRECTIVE_16_AREA (RESIDENTIAL),"
                    + " LISTED_FACTORY (PRODUCTION), ISOLATION, TREATMENT (any group)")
        String kind,
    @Schema(description = "First bill period, included", examples = "2020-05") String from,
    @Schema(description = "Last bill period, included", examples = "2020-07") String to,
    @Schema(description = "Authority whose list names the customer") String issuer,
    @Schema(description = "Number of that list or paper") String documentReference) {

  /** What a body says. */
  record Read(
      String customerCode,
      String kind,
      YearMonth from,
      YearMonth to,
      String issuer,
      String documentReference) {}

  /**
   * Reads a body.
   *
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  static Read read(@Nullable JsonNode body) {
    JsonFields fields = JsonFields.of(body);
    fields.require("customerCode", "kind", "from", "to", "issuer", "documentReference");
    String code = fields.text("customerCode");
    if (code != null && !CustomerCode.isValid(code)) {
      fields.fault("customerCode", "must match " + CustomerCode.PATTERN);
    }
    String kind = fields.text("kind");
    YearMonth from = fields.month("from");
    YearMonth to = fields.month("to");
    if (from != null && to != null && to.isBefore(from)) {
      fields.fault("to", "must not be before from, " + from);
    }
    String issuer = fields.text("issuer");
    String reference = fields.text("documentReference");
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    if (code == null
        || kind == null
        || from == null
        || to == null
        || issuer == null
        || reference == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return new Read(code, kind, from, to, issuer, reference);
  }
}
