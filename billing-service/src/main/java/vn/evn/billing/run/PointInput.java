package vn.evn.billing.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.point.Facts;

/** What is known about one point for one bill. For one thread. */
final class PointInput {
  final long id;

  /** The facts up to the end of the period, oldest first. */
  final List<Facts> facts = new ArrayList<>(1);

  /** The readings of the month before and of the month of the bill, oldest first. */
  final List<PointReading> readings = new ArrayList<>(2);

  Set<String> eligibilities = Set.of();
  boolean billed;

  /** Whether a check of the meter has found another energy than the readings tell. */
  boolean corrected;

  /** Total of the month before; null without a bill. */
  @Nullable Long previousTotalVnd;

  PointInput(long id) {
    this.id = id;
  }

  void entitle(String kind) {
    if (eligibilities.isEmpty()) {
      eligibilities = new LinkedHashSet<>();
    }
    eligibilities.add(kind);
  }
}
