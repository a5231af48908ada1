package vn.evn.request.statistics;

import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestChange.DeadlineMark;

/**
 * What is counted. The number stands in the database and is never given another meaning; migrations
 * know those of the first three.
 */
enum Measure {
  /** Requests, in the month of their submission. */
  RECEIVED(1),
  /** Those of them that are open now, in the month of submission. */
  OPEN(2),
  /** Those of them that are completed now, in the month of submission. */
  COMPLETED(3),
  /** Completions, in the month of completion. */
  DONE(10),
  /** Those of them not after the promised date, in the month of completion. */
  DONE_ON_TIME(11),
  /** Promised dates that passed while the request was open, in the month in which they did. */
  BREACHED(20),
  /** Dates of checks and steps that passed, in the month in which they did. */
  STEP_BREACHED(21),
  /** Ratings of the service, in the month of the rating. */
  VERY_SATISFIED(30),
  SATISFIED(31),
  NOT_SATISFIED(32),
  /** Ratings of the handling time, in the month of the rating. */
  TIME_VERY_SATISFIED(40),
  TIME_SATISFIED(41),
  TIME_NOT_SATISFIED(42);

  /** Completions by working time, in the month of completion: this and the number of the bucket. */
  static final int FIRST_BUCKET = 100;

  private final int number;

  Measure(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The measure of a date that passed. */
  static Measure ofBreach(DeadlineMark.Kind kind) {
    return switch (kind) {
      case REQUEST -> BREACHED;
      case CHECK, STEP -> STEP_BREACHED;
    };
  }

  /** The measure of a grade of the service. */
  static Measure ofService(RatingGrade grade) {
    return switch (grade) {
      case VERY_SATISFIED -> VERY_SATISFIED;
      case SATISFIED -> SATISFIED;
      case NOT_SATISFIED -> NOT_SATISFIED;
    };
  }

  /** The measure of a grade of the handling time. */
  static Measure ofHandlingTime(RatingGrade grade) {
    return switch (grade) {
      case VERY_SATISFIED -> TIME_VERY_SATISFIED;
      case SATISFIED -> TIME_SATISFIED;
      case NOT_SATISFIED -> TIME_NOT_SATISFIED;
    };
  }
}
