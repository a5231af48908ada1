package vn.evn.request.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.Term;

/** Working time the simplest way: looks at each minute. */
final class OneByOne {
  private OneByOne() {}

  static int minutes(
      OffsetDateTime from,
      OffsetDateTime to,
      List<Term.Pause> pauses,
      @Nullable LocalDate holiday) {
    int minutes = 0;
    OffsetDateTime local = from.withOffsetSameInstant(ZoneOffset.ofHours(7));
    for (OffsetDateTime at = local; at.isBefore(to); at = at.plusMinutes(1)) {
      int ofDay = at.getHour() * 60 + at.getMinute();
      boolean office = (ofDay >= 450 && ofDay < 690) || (ofDay >= 780 && ofDay < 1_020);
      boolean free = at.getDayOfWeek().getValue() > 5 || at.toLocalDate().equals(holiday);
      minutes += office && !free && !paused(at, pauses) ? 1 : 0;
    }
    return minutes;
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
