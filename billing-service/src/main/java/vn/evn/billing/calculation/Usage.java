package vn.evn.billing.calculation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The energy of the bill, in whole kWh, in one of three forms: one number; one number for each band
 * of the group; or segments, one for each stretch between two readings (a meter that was replaced,
 * a reading on the day of a price change). The form and the limits are checked by {@link
 * BillCalculator}, which names every fault.
 *
 * @param kwh all energy of the period; null in the other forms
 * @param bands energy by register of the times of use (normal, offPeak, peak); empty in the other
 *     forms
 * @param segments stretches in order, each beginning on the day on which the one before ends; empty
 *     in the other forms
 */
public record Usage(@Nullable Long kwh, Map<String, Long> bands, List<Segment> segments) {
  /** Copies the collections and keeps their order. */
  public Usage {
    bands = Collections.unmodifiableMap(new LinkedHashMap<>(bands));
    segments = List.copyOf(segments);
  }

  /**
   * A stretch between two readings.
   *
   * @param from day of the reading it starts with
   * @param to day of the reading it ends with, the first day that is no longer in it
   * @param usage what was used: one number, or bands
   */
  public record Segment(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Usage usage) {}

  /** One number for the whole period. */
  public static Usage of(long kwh) {
    return new Usage(kwh, Map.of(), List.of());
  }

  /** Three registers: normal, off-peak and peak hours. */
  public static Usage ofBands(long normal, long offPeak, long peak) {
    Map<String, Long> bands = new LinkedHashMap<>();
    bands.put("normal", normal);
    bands.put("offPeak", offPeak);
    bands.put("peak", peak);
    return new Usage(null, bands, List.of());
  }

  /** Stretches between readings. */
  public static Usage ofSegments(List<Segment> segments) {
    return new Usage(null, Map.of(), segments);
  }

  /** Whether it has bands, itself or in a segment. */
  boolean hasBands() {
    return !bands.isEmpty()
        || segments.stream().anyMatch(s -> s.usage() != null && s.usage().hasBands());
  }
}
