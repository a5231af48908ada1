package vn.evn.billing.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.point.CustomerCode;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that issues a bill. */
@Schema(
    description = "A bill to be issued",
    requiredProperties = {"customerCode", "billPeriod"})
public record BillCall(
    @Schema(description = "Code of the customer", pattern = CustomerCode.PATTERN)
        String customerCode,
    @Schema(description = "Calendar month of the closing reading", examples = "2020-05")
        String billPeriod,
    @Schema(
            description =
                "Day that decides the rate of VAT; default the day of issue. For a bill that is"
                    + " issued late for an earlier day of supply: not before the bill period and not"
                    + " in the future")
        @Nullable LocalDate taxPointDate) {

  /** What a body says. */
  record Read(String customerCode, YearMonth billPeriod, LocalDate taxPointDate) {}

  /**
   * Reads a body.
   *
   * @param today day of issue
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  static Read read(@Nullable JsonNode body, LocalDate today) {
    JsonFields fields = JsonFields.of(body);
    fields.require("customerCode", "billPeriod");
    String code = fields.text("customerCode");
    if (code != null && !CustomerCode.isValid(code)) {
      fields.fault("customerCode", "must match " + CustomerCode.PATTERN);
    }
    YearMonth period = fields.month("billPeriod");
    LocalDate taxPoint = fields.date("taxPointDate");
    if (taxPoint != null && taxPoint.isAfter(today)) {
      fields.fault("taxPointDate", "must not be after the day of issue, " + today);
    }
    if (taxPoint != null && period != null && taxPoint.isBefore(period.atDay(1))) {
      fields.fault("taxPointDate", "must not be before the bill period");
    }
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    if (code == null || period == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return new Read(code, period, taxPoint == null ? today : taxPoint);
  }
}
