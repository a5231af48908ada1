package vn.evn.billing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The threads of this copy of the service that take chunks, of whatever run there is. */
@ApplicationScoped
public class RunWorkers {
  private static final Logger LOG = Logger.getLogger(RunWorkers.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

  private static final long NANOS_PER_LINE = Duration.ofSeconds(10).toNanos();

  private final RunRows rows;
  private final ChunkWork work;
  private final RunSettings settings;
  private final Semaphore signal = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong told = new AtomicLong(System.nanoTime());
  private volatile boolean stopping;

  @Inject
  RunWorkers(RunRows rows, ChunkWork work, RunSettings settings) {
    this.rows = rows;
    this.work = work;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    for (int i = 0; i < settings.threads(); i++) {
      Thread thread = new Thread(this::workUntilStopped, "bill-run-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    signal.release(threads.size());
    for (Thread thread : threads) {
      try {
        thread.join(10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Tells the threads that there may be work. */
  void wake() {
    signal.release(threads.size());
  }

  private void workUntilStopped() {
    ChunkWork.Bench bench = work.bench();
    while (!stopping) {
      boolean worked = false;
      try {
        worked = oneChunk(bench);
      } catch (RuntimeException e) {
        LOG.warnf("Bill runs have to wait: %s", describe(e));
        pause(PAUSE_AFTER_FAILURE);
      }
      if (!worked) {
        pause(settings.poll());
      }
    }
  }

  /** Takes a chunk and computes it; false if there is none. */
  private boolean oneChunk(ChunkWork.Bench bench) {
    Optional<Chunk> claimed =
        QuarkusTransaction.requiringNew()
            .call(() -> rows.claim(UUID.randomUUID(), settings.lease()));
    if (claimed.isEmpty()) {
      QuarkusTransaction.requiringNew().run(rows::finishComputed);
      return false;
    }
    Chunk chunk = claimed.get();
    try {
      Tally tally = work.compute(chunk, bench);
      if (tally == null) {
        giveBack(chunk, "the run is not at work", false);
      } else {
        tell(chunk.runId());
      }
    } catch (RuntimeException e) {
      LOG.warnf("Chunk %d of bill run %d failed: %s", chunk.chunkNo(), chunk.runId(), describe(e));
      giveBack(chunk, describe(e), !isPassing(e));
    }
    return true;
  }

  /** Writes how far a run is into the log, now and then. */
  private void tell(long runId) {
    long last = told.get();
    long now = System.nanoTime();
    if (now - last < NANOS_PER_LINE || !told.compareAndSet(last, now)) {
      return;
    }
    RunProgress progress = QuarkusTransaction.requiringNew().call(() -> rows.progress(runId));
    LOG.infof(
        "Bill run %d: %d %%, %d of %d points, %s points/s, %s s left, %d chunks failed",
        runId,
        progress.percent(),
        progress.pointsDone(),
        progress.points(),
        progress.pointsPerSecond(),
        progress.secondsLeft(),
        progress.chunksFailed());
  }

  private void giveBack(Chunk chunk, String error, boolean counts) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                rows.giveBack(chunk, error, counts, settings.mostFailures(), PAUSE_AFTER_FAILURE));
  }

  /** The class, and the state of the database; a message might quote a row. */
  private static String describe(Throwable failure) {
    SQLException sql = sqlOf(failure);
    if (sql != null) {
      return "database, state " + sql.getSQLState();
    }
    Throwable cause = failure.getCause();
    return failure.getClass().getSimpleName()
        + (cause == null ? "" : " by " + cause.getClass().getSimpleName());
  }

  /** Whether a failure is of the connection or of two at once, and not of the chunk. */
  private static boolean isPassing(Throwable failure) {
    SQLException sql = sqlOf(failure);
    String state = sql == null ? null : sql.getSQLState();
    return failure instanceof ChunkWork.ClaimLost
        || (sql != null && state == null)
        || (state != null
            && (state.startsWith("08") || state.startsWith("57") || state.startsWith("40")));
  }

  private static @Nullable SQLException sqlOf(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private void pause(Duration pause) {
    try {
      if (!stopping) {
        boolean woken = signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        LOG.tracef("woken: %s", woken);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
