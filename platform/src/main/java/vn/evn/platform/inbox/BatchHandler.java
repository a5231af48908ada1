package vn.evn.platform.inbox;

import java.util.List;
import vn.evn.platform.event.IncomingEvent;

/**
 * Carries out many events at a time.
 *
 * @param <T> an event that was made ready
 */
public interface BatchHandler<T> {
  /**
   * Makes an event ready without the database: reads it and checks what can be checked by itself.
   * It may be called more than once for an event, and for an event that is then not carried out.
   *
   * @throws PermanentlyRefused if it can never be carried out
   */
  T prepare(IncomingEvent event);

  /**
   * Carries out events in this order inside one transaction, which is rolled back if it throws.
   * Then fewer are tried at a time, down to one.
   *
   * @throws PermanentlyRefused if one of them can never be carried out
   */
  void carryOut(List<T> events);
}
