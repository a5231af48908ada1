package vn.evn.contracts.reading;

import org.jspecify.annotations.Nullable;

/**
 * Register values in whole kWh: either {@code kwh} alone, or the three bands.
 *
 * @param kwh of a meter with one register; null on a three-band meter
 * @param normal normal hours; null on a one-register meter
 * @param offPeak off-peak hours; null on a one-register meter
 * @param peak peak hours; null on a one-register meter
 */
public record Registers(
    @Nullable Long kwh, @Nullable Long normal, @Nullable Long offPeak, @Nullable Long peak) {}
