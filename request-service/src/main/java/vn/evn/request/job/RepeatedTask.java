package vn.evn.request.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A task that a thread of its own repeats. A failure is logged and the next time tries again. The
 * task must bear that another copy of the service does the same at the same time.
 */
public final class RepeatedTask implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RepeatedTask.class);

  private final String name;
  private final Runnable task;
  private final ScheduledExecutorService timer;

  /**
   * Makes a task that does nothing before {@link #start}.
   *
   * @param name of the thread
   */
  public RepeatedTask(String name, Runnable task) {
    this.name = name;
    this.task = task;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins after a pause, and pauses as long after each time. */
  public void start(Duration pause) {
    var unused =
        timer.scheduleWithFixedDelay(
            this::once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void once() {
    try {
      task.run();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer for good. The message may hold values.
      LOG.warnf("%s has to wait: %s", name, e.getClass().getSimpleName());
    }
  }
}
