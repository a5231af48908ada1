package vn.evn.billing.point;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.ExactNumbers;

/**
 * What a bill of a service point depends on, from a day until the next facts.
 *
 * @param validFrom first day
 * @param customerGroup group of the price books, for example RESIDENTIAL
 * @param supplyVoltageKv supply voltage in kV
 * @param households households on the meter; null where persons count or none are told
 * @param persons declared persons in place of households; null otherwise
 * @param otherUse second use on the meter; null if none
 * @param meterNumber number on the meter
 * @param threeBand whether the meter has registers for normal, off-peak and peak hours
 * @param unit code of the power unit
 */
public record Facts(
    LocalDate validFrom,
    String customerGroup,
    BigDecimal supplyVoltageKv,
    @Nullable Integer households,
    @Nullable Integer persons,
    @Nullable SecondUse otherUse,
    String meterNumber,
    boolean threeBand,
    String unit) {
  /** Writes the voltage without trailing zeros, so that equal facts are equal records. */
  public Facts {
    supplyVoltageKv = ExactNumbers.plain(supplyVoltageKv);
  }

  /**
   * A second use on the meter.
   *
   * @param customerGroup group whose normal-hours price it pays
   * @param share agreed part of the kWh, 0 to 1
   */
  public record SecondUse(String customerGroup, BigDecimal share) {
    /** Writes the share without trailing zeros, so that equal uses are equal records. */
    public SecondUse {
      share = ExactNumbers.plain(share);
    }
  }

  /** Whether a bill of these facts is priced like one of the others, whatever meter and unit. */
  public boolean pricedLike(Facts other) {
    return customerGroup.equals(other.customerGroup)
        && supplyVoltageKv.compareTo(other.supplyVoltageKv) == 0
        && Objects.equals(households, other.households)
        && Objects.equals(persons, other.persons)
        && Objects.equals(otherUse, other.otherUse);
  }
}
