package vn.evn.request.catalogue;

import java.util.Objects;

/**
 * A time that holds instead of the usual one.
 *
 * @param when for which requests
 * @param workingDays counted from the day after acceptance
 * @param source where the time comes from
 * @param confidence high, medium or low, as the source allows
 */
public record TimeRule(Condition when, int workingDays, String source, String confidence) {
  public TimeRule {
    Objects.requireNonNull(when, "condition of a time is absent");
  }
}
