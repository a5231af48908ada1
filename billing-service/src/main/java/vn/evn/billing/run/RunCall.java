package vn.evn.billing.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that makes a run. */
@Schema(
    name = "BillRunCall",
    description = "A run to be made",
    requiredProperties = {"billPeriod"})
public record RunCall(
    @Schema(description = "Calendar month of the bills", examples = "2020-05") String billPeriod,
    @Schema(description = "The power unit it is for; absent: all") @Nullable String unit,
    @Schema(description = "The customer group it is for; absent: all")
        @Nullable String customerGroup,
    @Schema(
            description =
                "Programme that came late: the run computes ADJUSTMENT bills to the issued REGULAR"
                    + " and FINAL ones, once for each; absent: REGULAR bills",
            examples = "COVID-R2")
        @Nullable String programme,
    @Schema(
            description =
                "Day that decides the rate of VAT, the planned day of issue; default today. Not"
                    + " before the bill period")
        @Nullable LocalDate taxPointDate) {

  /** What a body says. */
  record Read(
      YearMonth billPeriod,
      @Nullable String unit,
      @Nullable String customerGroup,
      @Nullable String programme,
      LocalDate taxPointDate) {}

  /**
   * Reads a body.
   *
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  static Read read(@Nullable JsonNode body, LocalDate today) {
    JsonFields fields = JsonFields.of(body);
    fields.require("billPeriod");
    YearMonth period = fields.month("billPeriod");
    String unit = fields.text("unit");
    String group = fields.text("customerGroup");
    String programme = fields.text("programme");
    LocalDate taxPoint = fields.date("taxPointDate");
    if (period != null && (period.getYear() < 2000 || period.getYear() > 2999)) {
      fields.fault("billPeriod", "must be of the years 2000 to 2999");
    }
    if (taxPoint != null && period != null && taxPoint.isBefore(period.atDay(1))) {
      fields.fault("taxPointDate", "must not be before the bill period");
    }
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    if (period == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return new Read(period, unit, group, programme, taxPoint == null ? today : taxPoint);
  }
}
