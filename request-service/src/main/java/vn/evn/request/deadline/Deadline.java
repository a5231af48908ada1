package vn.evn.request.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A due date with the reason for each day.
 *
 * @param dueAt the date promised
 * @param days from the day of acceptance to the last day, each with what it is
 * @param extendedTo the date promised by an extension; null if there was none
 * @param paused whether the time stands still now, so that the date will move
 */
public record Deadline(
    OffsetDateTime dueAt, List<Day> days, @Nullable OffsetDateTime extendedTo, boolean paused) {

  /**
   * A day and why it counts or not.
   *
   * @param counted number of the working day, or 0 if it does not count
   */
  public record Day(LocalDate date, Status status, int counted) {}

  /** What a day is to the term. */
  public enum Status {
    /** The day of acceptance, which does not count. */
    ACCEPTANCE,
    COUNTED,
    WEEKEND,
    PAUSED_FOR_SUPPLEMENT,
    PAUSED_FOR_PAYMENT
  }
}
