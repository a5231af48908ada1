package vn.evn.request.lifecycle;

import java.util.Optional;
import vn.evn.contracts.request.RequestChange;

/**
 * What an action did.
 *
 * @param file the request after it, with the next version
 * @param change the entry of the history
 * @param eventType the event that announces it; empty if nobody outside is concerned
 */
public record Moved(RequestFile file, RequestChange change, Optional<String> eventType) {}
