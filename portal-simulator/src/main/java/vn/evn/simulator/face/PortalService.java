package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the face, named in the body of the call. */
interface PortalService {
  /** Value of the field {@code service}; its letter case counts. */
  String name();

  Endpoint endpoint();

  /**
   * Does the operation, wholly or not at all.
   *
   * @param envelope the whole call; session and agency are checked already
   */
  Reply handle(ObjectNode envelope);
}
