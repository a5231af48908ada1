package vn.evn.request.lifecycle;

import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.RequestFacts;

/**
 * A request as the state machine sees it.
 *
 * @param request what everybody is told
 * @param work what only the work needs
 */
public record RequestFile(RequestSnapshot request, WorkFile work) {
  /** What the conditions of its service may ask. */
  public RequestFacts facts() {
    return new RequestFacts(
        request.variant(),
        request.applicant().kind().name(),
        request.details(),
        work.circumstances());
  }
}
