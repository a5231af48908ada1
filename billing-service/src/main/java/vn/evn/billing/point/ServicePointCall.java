package vn.evn.billing.point;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that records a service point. */
@Schema(
    description = "A service point to be recorded",
    requiredProperties = {"customerCode", "validFrom", "customerGroup", "meterNumber", "unit"})
public record ServicePointCall(
    @Schema(description = "Code of the customer", pattern = CustomerCode.PATTERN)
        String customerCode,
    @Schema(description = "First day on which these facts hold") LocalDate validFrom,
    @Schema(description = "Customer group of the price books") String customerGroup,
    @Schema(description = "Supply voltage in kV, at most 3 decimals", defaultValue = "0.4")
        @Nullable BigDecimal supplyVoltageKv,
    @Schema(description = "Households on the meter") @Nullable Integer households,
    @Schema(description = "Declared persons in place of households") @Nullable Integer persons,
    @Schema(description = "A second use on the meter") @Nullable OtherUseView otherUse,
    @Schema(description = "Number on the meter") String meterNumber,
    @Schema(description = "Whether the meter has registers for three bands", defaultValue = "false")
        @Nullable Boolean threeBand,
    @Schema(description = "Code of the power unit") String unit) {
  private static final BigDecimal LOW_VOLTAGE_KV = new BigDecimal("0.4");

  /** A second use on the meter. */
  @Schema(
      name = "SecondUse",
      description = "A second use on the meter",
      requiredProperties = {"customerGroup", "share"})
  public record OtherUseView(
      @Schema(description = "Group whose normal-hours price it pays") String customerGroup,
      @Schema(description = "Agreed part of the kWh, 0 to 1, at most 6 decimals")
          BigDecimal share) {}

  /**
   * What a body says, in the form in which it is recorded.
   *
   * @param customerCode code of the customer
   * @param facts what holds from the first day on
   */
  public record Read(String customerCode, Facts facts) {}

  /**
   * Reads a body.
   *
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  public static Read read(@Nullable JsonNode body) {
    JsonFields fields = JsonFields.of(body);
    fields.require("customerCode", "validFrom", "customerGroup", "meterNumber", "unit");
    String code = fields.text("customerCode");
    if (code != null && !CustomerCode.isValid(code)) {
      fields.fault("customerCode", "must match " + CustomerCode.PATTERN);
    }
    LocalDate validFrom = fields.date("validFrom");
    String group = fields.text("customerGroup");
    BigDecimal voltage = fields.decimal("supplyVoltageKv");
    Integer households = fields.count("households");
    Integer persons = fields.count("persons");
    Facts.SecondUse otherUse = otherUse(fields.object("otherUse"));
    String meter = fields.text("meterNumber");
    Boolean threeBand = fields.flag("threeBand");
    String unit = fields.text("unit");
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    if (code == null || validFrom == null || group == null || meter == null || unit == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return new Read(
        code,
        new Facts(
            validFrom,
            group,
            voltage == null ? LOW_VOLTAGE_KV : voltage,
            households,
            persons,
            otherUse,
            meter,
            Boolean.TRUE.equals(threeBand),
            unit));
  }

  private static Facts.@Nullable SecondUse otherUse(@Nullable JsonFields use) {
    if (use == null) {
      return null;
    }
    use.require("customerGroup", "share");
    String group = use.text("customerGroup");
    BigDecimal share = use.decimal("share");
    use.refuseUnknown();
    return group == null || share == null ? null : new Facts.SecondUse(group, share);
  }
}
