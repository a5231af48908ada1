package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.NearMark;
import vn.evn.request.deadline.Term;

/** What will happen to a request by itself as it stands, and when. */
public final class Timers {
  private final Supplier<Deadlines> present;
  private final List<NearMark> marks;

  /**
   * Makes them.
   *
   * @param present the calendar in use, asked anew each time
   * @param marks at which a date is announced as near
   */
  public Timers(Supplier<Deadlines> present, List<NearMark> marks) {
    this.present = present;
    this.marks = List.copyOf(marks);
  }

  /** When something happens next; empty if nothing will. */
  public Optional<OffsetDateTime> nextAt(RequestFile file) {
    return of(file).stream().map(Timer::at).findFirst();
  }

  /** What should have happened by a time, in order. */
  public List<Timer> past(RequestFile file, OffsetDateTime now) {
    return of(file).stream().filter(timer -> timer.at().isBefore(now)).toList();
  }

  /**
   * Everything that will happen, in order. A date that stands still because somebody else has to
   * act has no marks: it will be another when work goes on.
   */
  List<Timer> of(RequestFile file) {
    RequestSnapshot request = file.request();
    if (!Timekeeping.isOpen(request.state())) {
      return List.of();
    }
    List<Timer> timers = new ArrayList<>();
    Term term = file.work().term();
    if (term != null) {
      addMarks(timers, term, DeadlineMark.Kind.REQUEST, null);
    }
    Clocks clocks = file.work().clocks();
    Clocks.Promise step = clocks.step();
    if (step != null) {
      boolean checking = request.acceptedAt() == null;
      addMarks(
          timers,
          step.term(),
          checking ? DeadlineMark.Kind.CHECK : DeadlineMark.Kind.STEP,
          checking ? null : request.step());
    }
    timers.removeIf(timer -> clocks.announced().contains(timer.mark()));
    Clocks.Promise answer = clocks.answer();
    if (answer != null) {
      timers.add(new Timer(answer.dueAt(), null));
    }
    timers.sort(Comparator.comparing(timer -> timer.at().toInstant()));
    return timers;
  }

  private void addMarks(
      List<Timer> timers, Term term, DeadlineMark.Kind kind, @Nullable String step) {
    if (!term.open().isEmpty()) {
      return;
    }
    Deadlines deadlines = present.get();
    Deadline deadline = deadlines.of(term);
    for (NearMark mark : marks) {
      timers.add(
          new Timer(
              deadlines.near(deadline, mark),
              new DeadlineMark(kind, step, mark.text(), deadline.dueAt())));
    }
    timers.add(new Timer(deadline.dueAt(), new DeadlineMark(kind, step, null, deadline.dueAt())));
  }
}
