package vn.evn.request.work;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Tells all listeners of changes. Whoever writes requests calls it, with one change or many of one
 * transaction.
 */
@ApplicationScoped
public class ChangeListeners {
  private final List<ChangeListener> listeners;

  @Inject
  ChangeListeners(@All List<ChangeListener> listeners) {
    this.listeners = listeners;
  }

  /** Tells of changes; nothing happens if there are none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(List<RecordedChange> changes) {
    if (!changes.isEmpty()) {
      listeners.forEach(listener -> listener.changed(changes));
    }
  }
}
