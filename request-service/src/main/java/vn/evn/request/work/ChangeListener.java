package vn.evn.request.work;

import java.util.List;

/**
 * Wants to know of every change of a request, in the transaction that makes it. Each bean of this
 * type is called; what it throws undoes the change.
 */
public interface ChangeListener {
  /**
   * Called once the rows of requests and histories are written and their events are appended, and
   * before the commit.
   *
   * @param changes never empty; those of one request in the order of their versions
   */
  void changed(List<RecordedChange> changes);
}
