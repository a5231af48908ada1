package vn.evn.request.work;

import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.request.lifecycle.RequestFile;

/**
 * Something that happens to a request by itself and moves no state.
 *
 * @param file the request with it, in the version that it has
 * @param action name of the entry in the history
 * @param reason why, for the applicant
 * @param eventType the event that announces it; null if nobody outside is concerned
 * @param mark the mark that is announced; null if it is none
 */
record TimedChange(
    RequestFile file,
    String action,
    String reason,
    @Nullable String eventType,
    @Nullable DeadlineMark mark) {}
