package vn.evn.request.statistics;

import java.time.OffsetDateTime;
import java.util.List;
import vn.evn.request.deadline.Term;

/** Measures working time. */
@FunctionalInterface
interface WorkingTime {
  /**
   * Working minutes between two times.
   *
   * @param pauses times that do not count; one without end lasts
   * @return whole minutes, 0 or more
   */
  int minutesBetween(OffsetDateTime from, OffsetDateTime to, List<Term.Pause> pauses);
}
