package vn.evn.billing.inbound;

import vn.evn.platform.event.IncomingEvent;

/** A consumer whose refused events a supervisor may have carried out again. */
interface ReplayableConsumer {
  /** Under this name repeats are remembered and dead letters kept. */
  String name();

  /**
   * Carries an event out in the present transaction.
   *
   * @throws vn.evn.platform.inbox.PermanentlyRefused if it cannot be carried out
   */
  void carryOut(IncomingEvent event);
}
