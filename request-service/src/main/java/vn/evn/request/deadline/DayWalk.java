package vn.evn.request.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.Deadline.Day;
import vn.evn.request.deadline.Deadline.Status;

/** Goes through the days of one term and says of each what it is. */
final class DayWalk {
  private final WorkingTime time;
  private final Term term;
  private final List<Stretch> waits;
  private final Map<LocalDate, Term.Pause> restarts = new HashMap<>();
  private final List<Day> days = new ArrayList<>();
  private LocalDate lastRestart;
  private LocalDate day;
  private int counted;
  private boolean uncovered;
  private boolean provisional;

  /**
   * Waiting as days.
   *
   * @param after the day on which it began, which counts
   * @param until the working day on which it ended, which does not count
   */
  private record Stretch(LocalDate after, LocalDate until, Term.Pause pause) {
    boolean takesOut(LocalDate day) {
      return day.isAfter(after) && !day.isAfter(until);
    }
  }

  DayWalk(WorkingTime time, Term term) {
    this.time = time;
    this.term = term;
    this.day = time.arrivalDay(term.acceptedAt());
    this.lastRestart = day;
    this.waits = new ArrayList<>();
    for (Term.Pause pause : term.pauses()) {
      OffsetDateTime end = pause.to();
      if (end == null) {
        // While waiting lasts, the date stands as it was promised.
        continue;
      }
      LocalDate until = time.arrivalDay(end);
      waits.add(new Stretch(time.dateOf(pause.from()), until, pause));
      if (pause.effect() == Effect.RESTART && until.isAfter(day)) {
        restarts.put(until, pause);
        lastRestart = until.isAfter(lastRestart) ? until : lastRestart;
      }
    }
  }

  List<Day> days() {
    return days;
  }

  /** Counts the working days of the term; the last of them. */
  LocalDate count() {
    begin();
    while (counted < term.workingDays() || day.isBefore(lastRestart)) {
      step(Status.COUNTED);
    }
    provisional = uncovered;
    return day;
  }

  private void begin() {
    LocalDate date = time.dateOf(term.acceptedAt());
    if (time.calendar().isWorkingDay(date) && time.isAfterHours(term.acceptedAt())) {
      add(date, Status.AFTER_HOURS, 0, null);
      date = date.plusDays(1);
    }
    for (; date.isBefore(day); date = date.plusDays(1)) {
      add(date, freeStatus(date), 0, null);
    }
    add(day, Status.ACCEPTANCE, 0, null);
  }

  /** Goes on to a day beyond the one that counting ended with. */
  void extend(LocalDate last) {
    while (day.isBefore(last)) {
      step(Status.EXTENDED);
    }
  }

  private void step(Status working) {
    day = day.plusDays(1);
    // A year without any working day is a fault of the calendar, and must not end in a loop.
    var unused = time.nextWorkingDay(day);
    if (!time.calendar().isWorkingDay(day)) {
      add(day, freeStatus(day), 0, null);
      return;
    }
    Term.Pause restart = restarts.get(day);
    if (restart != null) {
      takeBackCounted();
      add(day, Status.RESTART, 0, restart);
      return;
    }
    Term.Pause pause = pauseOn(day);
    if (pause != null) {
      add(day, pausedStatus(pause), 0, pause);
    } else if (working == Status.COUNTED && counted == term.workingDays()) {
      add(day, Status.BEFORE_RESTART, 0, null);
    } else {
      counted++;
      add(day, workedStatus(working), counted, null);
    }
  }

  private void takeBackCounted() {
    counted = 0;
    days.replaceAll(
        d ->
            d.counted() == 0
                ? d
                : new Day(d.date(), Status.BEFORE_RESTART, 0, d.entry(), d.pause()));
  }

  private void add(LocalDate date, Status status, int number, Term.@Nullable Pause pause) {
    uncovered |= !time.calendar().covers(date);
    days.add(new Day(date, status, number, time.calendar().entry(date).orElse(null), pause));
  }

  private Status freeStatus(LocalDate date) {
    boolean named = time.calendar().entry(date).filter(entry -> !entry.worked()).isPresent();
    return named && !isRevokedWeekend(date) ? Status.HOLIDAY : Status.WEEKEND;
  }

  private boolean isRevokedWeekend(LocalDate date) {
    return time.calendar()
        .entry(date)
        .filter(entry -> entry.kind() == CalendarDay.Kind.REVOKED)
        .isPresent();
  }

  private Status workedStatus(Status working) {
    boolean madeUp = working == Status.COUNTED && !CalendarDay.isWeekday(day);
    return madeUp ? Status.MAKE_UP_DAY : working;
  }

  private Term.@Nullable Pause pauseOn(LocalDate date) {
    return waits.stream()
        .filter(wait -> wait.takesOut(date))
        .map(Stretch::pause)
        .findFirst()
        .orElse(null);
  }

  private static Status pausedStatus(Term.Pause pause) {
    return switch (pause.why()) {
      case SUPPLEMENT -> Status.PAUSED_FOR_SUPPLEMENT;
      case PAYMENT -> Status.PAUSED_FOR_PAYMENT;
      case APPLICANT -> Status.PAUSED_FOR_APPLICANT;
      case STATE_BODY -> Status.PAUSED_FOR_STATE_BODY;
      case ENDED -> Status.PAUSED_WHILE_ENDED;
    };
  }

  /** The date of an extension, moved by the working days of waiting after it was promised. */
  OffsetDateTime movedByWaiting(Term.Extension extension) {
    LocalDate promised = time.dateOf(extension.at());
    LocalDate last = time.dateOf(extension.to());
    List<Stretch> later = waits.stream().filter(wait -> wait.until().isAfter(promised)).toList();
    if (later.isEmpty()) {
      return extension.to();
    }
    int left = 0;
    for (LocalDate d = promised.plusDays(1); !d.isAfter(last); d = d.plusDays(1)) {
      left += time.calendar().isWorkingDay(d) ? 1 : 0;
    }
    boolean moved = false;
    boolean over = false;
    LocalDate moving = promised;
    while (left > 0) {
      moving = time.nextWorkingDay(moving.plusDays(1));
      LocalDate now = moving;
      over |= !time.calendar().covers(now);
      if (later.stream().anyMatch(wait -> wait.takesOut(now))) {
        moved = true;
      } else {
        left--;
      }
    }
    if (!moved) {
      return extension.to();
    }
    provisional |= over;
    return time.at(moving, extension.to().atZoneSameInstant(time.zone()).toLocalTime());
  }

  /** Whether the date depends on a year whose free days are not known. */
  boolean provisional() {
    return provisional;
  }
}
