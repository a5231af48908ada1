package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.Term;

/**
 * The times of a request beside its due date.
 *
 * @param step time of the present step, before acceptance that of checking the application; null
 *     where none is promised
 * @param answer time that the applicant has for a supplement or a payment; null where none is
 *     awaited
 * @param reopenUntil when the window to open it again ends; null while it is open
 * @param announced marks that were announced, so that none is announced twice
 */
public record Clocks(
    @Nullable Promise step,
    @Nullable Promise answer,
    @Nullable OffsetDateTime reopenUntil,
    List<DeadlineMark> announced) {

  /** No time is promised. */
  public static final Clocks NONE = new Clocks(null, null, null, List.of());

  /** Copies the marks; absent ones are none. */
  public Clocks {
    announced = announced == null ? List.of() : List.copyOf(announced);
  }

  /**
   * A date with the facts that it follows from.
   *
   * @param provisional whether it depends on a year whose free days are not known
   */
  public record Promise(Term term, OffsetDateTime dueAt, boolean provisional) {
    static Promise of(Deadline deadline) {
      return new Promise(deadline.term(), deadline.dueAt(), deadline.provisional());
    }

    /** A promise whose date is not counted yet. */
    static Promise begun(Term term) {
      return new Promise(term, term.acceptedAt(), false);
    }
  }

  Clocks withStep(@Nullable Promise newStep) {
    return new Clocks(newStep, answer, reopenUntil, announced);
  }

  Clocks withAnswer(@Nullable Promise newAnswer) {
    return new Clocks(step, newAnswer, reopenUntil, announced);
  }

  Clocks withReopenUntil(@Nullable OffsetDateTime end) {
    return new Clocks(step, answer, end, announced);
  }

  Clocks announcing(DeadlineMark mark) {
    List<DeadlineMark> more = new ArrayList<>(announced);
    more.add(mark);
    return new Clocks(step, answer, reopenUntil, more);
  }
}
