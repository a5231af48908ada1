package vn.evn.request.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Ratings by grade, with whole percentages as the national portal wants them: the third is what is
 * left of 100, so that they add up.
 */
@Schema(name = "Grades")
public record Grades(
    long raters,
    long verySatisfied,
    long satisfied,
    long notSatisfied,
    @Schema(description = "Whole per cent; 0 where nobody rated") int verySatisfiedPercent,
    int satisfiedPercent,
    @Schema(description = "100 less the two others; 0 where nobody rated")
        int notSatisfiedPercent) {

  static Grades of(long verySatisfied, long satisfied, long notSatisfied) {
    long raters = verySatisfied + satisfied + notSatisfied;
    int first = wholePercent(verySatisfied, raters);
    // Two shares of a half are both rounded up; the second must leave room for the third.
    int second = Math.min(wholePercent(satisfied, raters), 100 - first);
    return new Grades(
        raters,
        verySatisfied,
        satisfied,
        notSatisfied,
        first,
        second,
        raters == 0 ? 0 : 100 - first - second);
  }

  static Grades ofService(Sums sums) {
    return of(
        sums.of(Measure.VERY_SATISFIED),
        sums.of(Measure.SATISFIED),
        sums.of(Measure.NOT_SATISFIED));
  }

  static Grades ofHandlingTime(Sums sums) {
    return of(
        sums.of(Measure.TIME_VERY_SATISFIED),
        sums.of(Measure.TIME_SATISFIED),
        sums.of(Measure.TIME_NOT_SATISFIED));
  }

  /** Half up. */
  private static int wholePercent(long part, long whole) {
    return whole == 0 ? 0 : Math.toIntExact((200 * part + whole) / (2 * whole));
  }
}
