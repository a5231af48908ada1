package vn.evn.portal.rating;

import java.time.YearMonth;

/**
 * The ratings of a month, an agency and a procedure.
 *
 * @param raters how many rated
 */
public record MonthlyTotal(
    YearMonth month,
    String agency,
    String procedure,
    long raters,
    long timeVerySatisfied,
    long timeSatisfied,
    long timeNotSatisfied,
    long verySatisfied,
    long satisfied,
    long notSatisfied) {
  Shares ofTime() {
    return Shares.of(timeVerySatisfied, timeSatisfied, timeNotSatisfied);
  }

  Shares ofService() {
    return Shares.of(verySatisfied, satisfied, notSatisfied);
  }
}
