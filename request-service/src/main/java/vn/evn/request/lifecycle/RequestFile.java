package vn.evn.request.lifecycle;

import vn.evn.contracts.request.RequestSnapshot;

/**
 * A request as the state machine sees it.
 *
 * @param request what everybody is told
 * @param work what only the work needs
 */
public record RequestFile(RequestSnapshot request, WorkFile work) {}
