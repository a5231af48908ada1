package vn.evn.local.generator;

/**
 * A customer that was made up.
 *
 * @param index 0 and up; decides everything about the customer together with the seed
 * @param group customer group of the price books
 * @param voltageKv supply voltage as a decimal number
 * @param households households on the meter; 1 where the group has no blocks
 * @param readingDay day of the month on which the meter is read, 3 to 20
 * @param usualKwh what a month usually uses
 */
public record SampleCustomer(
    long index,
    String code,
    String group,
    String voltageKv,
    int households,
    boolean threeBand,
    String unit,
    int readingDay,
    long usualKwh) {
  /** Number on the meter. */
  public String meter() {
    return "VD-" + index;
  }
}
