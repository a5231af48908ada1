package vn.evn.simulator.load;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.push.Exchange;

/**
 * One load run: hands in applications at a steady rate until all are sent or it is stopped.
 *
 * <p>The rate is kept by due times, so that a short hold-up is made good; when too many pushes wait
 * for their answer the run falls behind instead of piling up more.
 */
final class LoadRun implements Runnable {
  private static final Logger LOG = Logger.getLogger(LoadRun.class);

  private final int perSecond;
  private final int count;
  private final long seed;
  private final List<String> procedures;
  private final int inFlight;
  private final Sender sender;
  private final Clock clock;
  private final OffsetDateTime startedAt;
  private final Semaphore free;
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile @Nullable OffsetDateTime finishedAt;

  /** Hands in one application; the future never fails. */
  interface Sender {
    CompletableFuture<Exchange> send(String procedure, long seed);
  }

  LoadRun(
      int perSecond,
      int count,
      long seed,
      List<String> procedures,
      int inFlight,
      Sender sender,
      Clock clock) {
    this.perSecond = perSecond;
    this.count = count;
    this.seed = seed;
    this.procedures = List.copyOf(procedures);
    this.inFlight = inFlight;
    this.sender = sender;
    this.clock = clock;
    this.startedAt = OffsetDateTime.now(clock);
    this.free = new Semaphore(inFlight);
  }

  @Override
  public void run() {
    try {
      send();
      // Every answer is in once all places are free again.
      free.acquire(inFlight);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The load run ends early", e);
      outcomes.merge("NOT_SENT", 1, Integer::sum);
    } finally {
      finishedAt = OffsetDateTime.now(clock);
    }
  }

  void stop() {
    stopped = true;
  }

  boolean isRunning() {
    return finishedAt == null;
  }

  LoadStatus status() {
    return new LoadStatus(isRunning(), count, sent.get(), outcomes, startedAt, finishedAt);
  }

  private void send() throws InterruptedException {
    Random random = new Random(seed);
    long begin = System.nanoTime();
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    for (int i = 0; i < count && !stopped; i++) {
      waitUntil(begin + i * interval);
      free.acquire();
      boolean sending = false;
      try {
        CompletableFuture<Exchange> answer =
            sender.send(procedures.get(random.nextInt(procedures.size())), random.nextLong());
        sending = true;
        sent.incrementAndGet();
        answer.whenComplete((exchange, failure) -> answered(exchange));
      } finally {
        if (!sending) {
          free.release();
        }
      }
    }
  }

  private void answered(@Nullable Exchange exchange) {
    outcomes.merge(exchange == null ? "NOT_KEPT" : exchange.outcome(), 1, Integer::sum);
    free.release();
  }

  private void waitUntil(long due) {
    for (long rest = due - System.nanoTime();
        rest > 0 && !stopped;
        rest = due - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(rest, TimeUnit.MILLISECONDS.toNanos(100)));
    }
  }
}
