package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.RequestFacts;

/**
 * A request as the state machine sees it.
 *
 * @param request what everybody is told
 * @param work what only the work needs
 */
public record RequestFile(RequestSnapshot request, WorkFile work) {
  /**
   * When the present step is due, or before acceptance the check of the application; null where
   * none is promised and after the end.
   */
  public @Nullable OffsetDateTime stepDueAt() {
    Clocks.Promise step = work.clocks().step();
    return step == null || !Timekeeping.isOpen(request.state()) ? null : step.dueAt();
  }

  /** The same, a mark being announced. */
  public RequestFile announcing(DeadlineMark mark) {
    return new RequestFile(request, work.withClocks(work.clocks().announcing(mark)));
  }

  /** What the conditions of its service may ask. */
  public RequestFacts facts() {
    return new RequestFacts(
        request.variant(),
        request.applicant().kind().name(),
        request.details(),
        work.circumstances());
  }
}
