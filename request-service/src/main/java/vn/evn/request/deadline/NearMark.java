package vn.evn.request.deadline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark before a due date at which somebody is told.
 *
 * @param text as it is configured: {@code 80%} of the working time, or {@code 1d}, one working day
 *     before
 */
public record NearMark(String text) {
  private static final Pattern SHARE = Pattern.compile("([1-9]\\d?)%");
  private static final Pattern DAYS = Pattern.compile("([1-9]\\d?)d");

  /** Checks the text. */
  public NearMark {
    if (!SHARE.matcher(text).matches() && !DAYS.matcher(text).matches()) {
      throw new IllegalArgumentException("a mark must be 1% to 99% or 1d to 99d, was " + text);
    }
  }

  /**
   * The working time that has passed at the mark.
   *
   * @param day the working time of one day
   * @param days how many days count
   */
  Duration passedOf(Duration day, int days) {
    Duration all = day.multipliedBy(days);
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      return all.multipliedBy(Integer.parseInt(share.group(1))).dividedBy(100);
    }
    int before = Integer.parseInt(text.substring(0, text.length() - 1));
    return before >= days ? Duration.ZERO : day.multipliedBy(days - before);
  }
}
