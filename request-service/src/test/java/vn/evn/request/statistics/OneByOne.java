package vn.evn.request.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import vn.evn.request.deadline.Term;

/** Working time the simplest way: looks at each minute. */
final class OneByOne {
  private OneByOne() {}

  static int minutes(
      OffsetDateTime from,
      OffsetDateTime to,
      List<Term.Pause> pauses,
      Map<LocalDate, Boolean> exceptions) {
    int minutes = 0;
    OffsetDateTime local = from.withOffsetSameInstant(ZoneOffset.ofHours(7));
    for (OffsetDateTime at = local; at.isBefore(to); at = at.plusMinutes(1)) {
      int ofDay = at.getHour() * 60 + at.getMinute();
      boolean office = (ofDay >= 450 && ofDay < 690) || (ofDay >= 780 && ofDay < 1_020);
      if (office && works(at.toLocalDate(), exceptions) && !paused(at, pauses)) {
        minutes++;
      }
    }
    return minutes;
  }

  /**
   * @param exceptions days that are not as their weekday says, and whether they are worked
   */
  private static boolean works(LocalDate day, Map<LocalDate, Boolean> exceptions) {
    return exceptions.getOrDefault(day, day.getDayOfWeek().getValue() <= 5);
  }

  private static boolean paused(OffsetDateTime at, List<Term.Pause> pauses) {
    for (Term.Pause pause : pauses) {
      OffsetDateTime end = pause.to();
      if (!at.isBefore(pause.from()) && (end == null || at.isBefore(end))) {
        return true;
      }
    }
    return false;
  }
}
