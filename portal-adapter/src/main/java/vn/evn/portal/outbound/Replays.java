package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes messages up again that were given up. */
@ApplicationScoped
public class Replays {
  private final OutboundQueue queue;

  @Inject
  Replays(OutboundQueue queue) {
    this.queue = queue;
  }

  /** Makes a message due that was given up; false if there is none of this id. */
  @Transactional
  public boolean replay(long id) {
    return queue.replay(id);
  }
}
