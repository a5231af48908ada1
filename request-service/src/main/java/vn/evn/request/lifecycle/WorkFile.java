package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.Term;

/**
 * What the work on a request needs to remember beside what is told to others.
 *
 * @param completedSteps codes of the steps done, in order
 * @param term facts of the due date; null before acceptance
 * @param withdrawal the applicant's open wish to withdraw; null if there is none
 * @param clocks the times beside the due date
 */
public record WorkFile(
    List<String> completedSteps,
    @Nullable Term term,
    @Nullable Withdrawal withdrawal,
    Clocks clocks) {

  /** The file of a new request. */
  public static final WorkFile EMPTY = new WorkFile(List.of(), null, null, Clocks.NONE);

  /** Copies the steps; what is absent is none. */
  public WorkFile {
    completedSteps = completedSteps == null ? List.of() : List.copyOf(completedSteps);
    clocks = clocks == null ? Clocks.NONE : clocks;
  }

  /** A wish to withdraw that an officer has to decide. */
  public record Withdrawal(OffsetDateTime requestedAt, String reason) {}

  WorkFile withCompletedSteps(List<String> steps) {
    return new WorkFile(steps, term, withdrawal, clocks);
  }

  WorkFile withTerm(@Nullable Term newTerm) {
    return new WorkFile(completedSteps, newTerm, withdrawal, clocks);
  }

  /** The same with a wish to withdraw, or without one. */
  public WorkFile withWithdrawal(@Nullable Withdrawal wish) {
    return new WorkFile(completedSteps, term, wish, clocks);
  }

  WorkFile withClocks(Clocks newClocks) {
    return new WorkFile(completedSteps, term, withdrawal, newClocks);
  }
}
