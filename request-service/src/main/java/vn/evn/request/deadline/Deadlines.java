package vn.evn.request.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Counts working days.
 *
 * <p>The day of acceptance does not count; acceptance after the end of office hours or on a free
 * day is as acceptance on the next working day. A pause takes out the working days after the day on
 * which it begins up to and with the day on which it ends; where waiting makes the time begin anew,
 * its end is as another acceptance. An end after office hours or on a free day is as one on the
 * next working day. While waiting lasts, the date stands as it was promised; its end moves it. Due
 * is the end of office hours of the last day.
 *
 * <p>An extension holds if it is later than the date that follows from counting. Waiting after it
 * moves it as well, by as many working days.
 */
public final class Deadlines {
  private final WorkingTime time;

  /** Counts with the default office hours. */
  public Deadlines(WorkingCalendar calendar, ZoneId zone) {
    this(new WorkingTime(calendar, OfficeHours.DEFAULT, zone));
  }

  public Deadlines(WorkingTime time) {
    this.time = time;
  }

  /** The arithmetic that it counts with. */
  public WorkingTime time() {
    return time;
  }

  /**
   * The due date of a term with its explanation.
   *
   * @throws IllegalArgumentException if a year has no working day
   */
  public Deadline of(Term term) {
    DayWalk walk = new DayWalk(time, term);
    LocalDate last = walk.count();
    OffsetDateTime counted = time.closingOf(last);
    Optional<OffsetDateTime> extended =
        term.extension()
            .map(walk::movedByWaiting)
            .map(time::local)
            .filter(date -> date.isAfter(counted));
    extended.ifPresent(date -> walk.extend(time.dateOf(date)));
    return new Deadline(extended.orElse(counted), counted, walk.days(), walk.provisional(), term);
  }

  /**
   * When a mark before a due date is reached; never after the due date.
   *
   * @param mark a share of the working time that is counted, or a number of working days before
   */
  public OffsetDateTime near(Deadline deadline, NearMark mark) {
    List<LocalDate> counted = deadline.countedDays();
    Duration day = time.hours().length();
    Duration passed = mark.passedOf(day, counted.size());
    long whole = passed.dividedBy(day);
    Duration rest = passed.minus(day.multipliedBy(whole));
    OffsetDateTime reached;
    if (passed.isZero()) {
      reached = time.at(counted.get(0), time.hours().opening());
    } else if (rest.isZero()) {
      reached = time.closingOf(counted.get((int) whole - 1));
    } else {
      reached = time.at(counted.get((int) whole), time.hours().after(LocalTime.MIN, rest));
    }
    return reached.isAfter(deadline.dueAt()) ? deadline.dueAt() : reached;
  }
}
