package vn.evn.local.demonstration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the demonstration.
 *
 * @param code customer code
 * @param group group of the price books
 * @param supplyVoltageKv voltage of supply as JSON has it
 * @param threeBand whether the meter has three registers
 * @param meterNumber number on the meter
 * @param eligibilities programmes that a list names the customer for
 * @param requestCode request by which it became a customer; null for a sample customer
 */
record Customer(
    String code,
    String group,
    String supplyVoltageKv,
    boolean threeBand,
    String meterNumber,
    List<String> eligibilities,
    @Nullable String requestCode) {}
