package vn.evn.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay of this copy that a transaction with events has been committed. */
@ApplicationScoped
class RelaySignal {
  private final Semaphore wakeUps = new Semaphore(0);

  void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  /** Waits for a wake-up, at most this long. */
  void await(Duration limit) throws InterruptedException {
    if (wakeUps.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      wakeUps.drainPermits();
    }
  }
}
