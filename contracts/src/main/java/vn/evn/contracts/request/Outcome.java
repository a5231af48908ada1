package vn.evn.contracts.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;

/**
 * What a request changes in billing. billing-service applies it once per request, from {@code
 * effectiveFrom}.
 *
 * @param effectiveFrom first day of the change
 * @param customerCode the customer it is about
 * @param servicePoint the service point from that day on; null where it does not change
 * @param readings readings taken with the change
 * @param corrections corrections of earlier bills, as facts found (not as amounts)
 */
public record Outcome(
    LocalDate effectiveFrom,
    String customerCode,
    @Nullable ServicePoint servicePoint,
    List<MeterReading> readings,
    List<Map<String, Object>> corrections) {

  /** Copies the collections; an absent one is empty. */
  public Outcome {
    readings = readings == null ? List.of() : List.copyOf(readings);
    corrections = corrections == null ? List.of() : List.copyOf(corrections);
  }

  /**
   * The facts of a service point that a bill depends on.
   *
   * @param customerGroup group of customers in the price books, for example RESIDENTIAL
   * @param supplyVoltageKv voltage of supply in kV
   * @param households households on the meter; null where persons are declared or it is no
   *     household
   * @param persons declared persons in place of households; null otherwise
   * @param otherUse a second use on the same meter; null if none
   * @param meterNumber number on the meter
   * @param unit code of the power unit
   */
  public record ServicePoint(
      String customerGroup,
      BigDecimal supplyVoltageKv,
      @Nullable Integer households,
      @Nullable Integer persons,
      @Nullable OtherUse otherUse,
      String meterNumber,
      String unit) {}

  /**
   * A second use on the same meter.
   *
   * @param share agreed part of the kWh, above 0 and at most 1
   */
  public record OtherUse(String customerGroup, BigDecimal share) {}
}
