package vn.evn.portal.outbound;

import java.util.List;

/**
 * What goes out in one message: one task, or several steps of progress of the same dossier.
 *
 * @param tasks in the order of their changes; never empty
 * @param superseded older replacements of the dossier that this one makes needless
 * @param knownToPortal whether the portal has confirmed that it has the dossier
 * @param mayBeDone whether an earlier attempt may have been carried out
 */
record Parcel(
    String service,
    List<Task> tasks,
    List<Long> superseded,
    boolean knownToPortal,
    boolean mayBeDone) {

  /**
   * A message that waits.
   *
   * @param body data of the message
   * @param attempts how often it was tried
   */
  record Task(
      long id,
      String service,
      String body,
      int attempts,
      int refusals,
      int portalErrors,
      boolean mayBeDone) {}

  Parcel {
    tasks = List.copyOf(tasks);
    superseded = List.copyOf(superseded);
  }

  /** The first of its tasks; they were tried equally often or less. */
  Task first() {
    return tasks.get(0);
  }
}
