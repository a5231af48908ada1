package vn.evn.portal.paper;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.document.ContentType;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.DocumentStoreUnavailable;
import vn.evn.platform.document.StoredDocument;
import vn.evn.portal.PortalConfig;

/**
 * Fetches papers, a few at a time. What is under way when a copy is killed is fetched by any copy
 * when its lease is over; the store takes the same bytes twice as one.
 */
@ApplicationScoped
class PaperFetching {
  private static final Logger LOG = Logger.getLogger(PaperFetching.class);

  private final PendingPapers papers;
  private final PaperDownload download;
  private final DocumentStore store;
  private final PaperConfig config;
  private final PortalConfig portal;
  private volatile boolean stopping;
  private final List<Thread> threads = new ArrayList<>();

  @Inject
  PaperFetching(
      PendingPapers papers,
      PaperDownload download,
      DocumentStore store,
      PaperConfig config,
      PortalConfig portal) {
    this.papers = papers;
    this.download = download;
    this.store = store;
    this.config = config;
    this.portal = portal;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    for (int i = 1; i <= config.workers(); i++) {
      Thread job = new Thread(this::fetchUntilStopped, "paper-fetching-" + i);
      job.setDaemon(true);
      job.start();
      threads.add(job);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (Thread job : threads) {
      job.join(5_000);
    }
  }

  private void fetchUntilStopped() {
    while (!stopping) {
      try {
        if (!fetchNext()) {
          Thread.sleep(config.poll().toMillis());
        }
      } catch (InterruptedException e) {
        // Woken by stop(); the loop ends by its condition.
        continue;
      } catch (RuntimeException e) {
        LOG.warnf("Fetching papers has to wait: %s", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Fetches the paper that is due longest.
   *
   * @return false if none is due
   * @throws InterruptedException if the service stops; the paper is due again after its lease
   */
  boolean fetchNext() throws InterruptedException {
    Optional<PendingPapers.Due> next = papers.take(config.lease());
    if (next.isEmpty()) {
      return false;
    }
    PendingPapers.Due paper = next.get();
    try {
      byte[] bytes = download.fetch(paper.address());
      papers.settle(paper, stored(paper, bytes), null);
    } catch (PaperRefused e) {
      fail(paper, e.getMessage());
    } catch (PaperUnreachable | DocumentStoreUnavailable e) {
      String why = String.valueOf(e.getMessage());
      if (paper.attempts() < config.attempts() || e instanceof DocumentStoreUnavailable) {
        papers.again(paper, backOff(paper.attempts()), why);
      } else {
        fail(paper, why);
      }
    }
    return true;
  }

  private DocumentReference stored(PendingPapers.Due paper, byte[] bytes) throws PaperRefused {
    String type = ContentType.of(bytes).orElse("");
    if (!portal.limits().types().contains(type)) {
      throw new PaperRefused("the type of the file is not accepted");
    }
    StoredDocument stored = store.put(bytes);
    return new DocumentReference(
        paper.id().toString(),
        paper.name(),
        type,
        stored.sha256(),
        stored.sizeBytes(),
        DocumentReference.State.STORED);
  }

  private void fail(PendingPapers.Due paper, @Nullable String why) {
    LOG.infof("A paper given as an address could not be had: %s", why);
    papers.settle(
        paper,
        new DocumentReference(
            paper.id().toString(), paper.name(), null, null, 0, DocumentReference.State.FAILED),
        why);
  }

  private Duration backOff(int attempts) {
    long first = config.firstBackOff().toMillis();
    long wait = Math.min(config.longestBackOff().toMillis(), first << Math.min(attempts - 1, 20));
    return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
  }
}
