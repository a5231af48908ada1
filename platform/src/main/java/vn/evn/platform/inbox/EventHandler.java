package vn.evn.platform.inbox;

import vn.evn.platform.event.IncomingEvent;

/** Carries out an event inside a transaction that is rolled back if it throws. */
@FunctionalInterface
public interface EventHandler {
  /**
   * Carries out an event.
   *
   * @throws PermanentlyRefused if it can never be carried out
   */
  void carryOut(IncomingEvent event);
}
