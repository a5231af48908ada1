package vn.evn.portal.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.PaperSettled;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.StoredDocument;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.portal.projection.Projections;

/**
 * Asks the platform what became of attempts whose confirmation did not come, and fetches the
 * receipts of those that are settled. An attempt is worked by one copy at a time.
 */
@ApplicationScoped
class PaymentSweep {
  private static final Logger LOG = Logger.getLogger(PaymentSweep.class);
  private static final Duration RECEIPT_PAUSE = Duration.ofMinutes(30);

  private final PaymentAttempts attempts;
  private final Payments payments;
  private final Platform platform;
  private final PlatformConfig config;
  private final Projections projections;
  private final DocumentStore store;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  @Inject
  PaymentSweep(
      PaymentAttempts attempts,
      Payments payments,
      Platform platform,
      PlatformConfig config,
      Projections projections,
      DocumentStore store,
      Events events,
      Outbox outbox,
      Clock clock) {
    this.attempts = attempts;
    this.payments = payments;
    this.platform = platform;
    this.config = config;
    this.projections = projections;
    this.store = store;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (!config.sweep()) {
      return;
    }
    Thread job = new Thread(this::sweepUntilStopped, "payment-sweep");
    job.setDaemon(true);
    job.start();
    thread = job;
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    Thread job = thread;
    if (job != null) {
      job.interrupt();
      job.join(5_000);
    }
  }

  private void sweepUntilStopped() {
    while (!stopping) {
      try {
        boolean worked = queryNext();
        worked |= fetchNextReceipt();
        if (!worked) {
          Thread.sleep(config.poll().toMillis());
        }
      } catch (InterruptedException e) {
        // Woken by stop(); the loop ends by its condition.
        continue;
      } catch (RuntimeException e) {
        LOG.warnf("Asking the payment platform has to wait: %s", e.getClass().getSimpleName());
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
   * Asks about the attempt that is due longest, and settles or closes it.
   *
   * @return false if none is due
   */
  boolean queryNext() {
    Optional<PaymentAttempts.Attempt> due =
        QuarkusTransaction.requiringNew()
            .call(() -> attempts.takeForQuery(config.queryEvery()).flatMap(attempts::of));
    if (due.isEmpty()) {
      return false;
    }
    PaymentAttempts.Attempt attempt = due.get();
    try {
      act(attempt, platform.query(attempt.reference()));
    } catch (Platform.NoAnswer e) {
      record(attempt, "no answer: " + e.getMessage());
    }
    return true;
  }

  private void act(PaymentAttempts.Attempt attempt, Platform.State state) {
    switch (state.state()) {
      case "1" -> {
        Payments.Settlement settlement = payments.settle(state.fields());
        if (settlement == Payments.Settlement.OTHER_AMOUNT) {
          LOG.warn("The payment platform tells of a payment that does not fit its attempt");
        }
        record(attempt, "paid: " + settlement);
      }
      case "4" ->
          QuarkusTransaction.requiringNew()
              .run(() -> attempts.closeAttempt(attempt.reference(), "failed"));
      default -> record(attempt, "state " + state.state());
    }
  }

  /** Keeps the answer; past the last question the attempt is closed. */
  private void record(PaymentAttempts.Attempt attempt, String answer) {
    boolean over =
        attempt.createdAt().plus(config.queryUntil()).isBefore(OffsetDateTime.now(clock));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (over) {
                attempts.closeAttempt(attempt.reference(), "over; last " + answer);
              } else {
                attempts.answered(attempt.reference(), answer);
              }
            });
  }

  /**
   * Fetches the receipt that is due longest.
   *
   * @return false if none is due
   */
  boolean fetchNextReceipt() {
    Optional<PaymentAttempts.Attempt> due =
        QuarkusTransaction.requiringNew()
            .call(() -> attempts.takeForReceipt(RECEIPT_PAUSE).flatMap(attempts::of));
    if (due.isEmpty()) {
      return false;
    }
    PaymentAttempts.Attempt attempt = due.get();
    try {
      StoredDocument stored = store.put(platform.bill(attempt.reference()));
      QuarkusTransaction.requiringNew().run(() -> announce(attempt, stored));
    } catch (Platform.NoAnswer e) {
      LOG.infof("A receipt could not be fetched yet: %s", e.getMessage());
      if (attempt.receiptTries() >= config.receiptTries()) {
        QuarkusTransaction.requiringNew().run(() -> attempts.receiptIs(attempt.reference(), null));
      }
    }
    return true;
  }

  private void announce(PaymentAttempts.Attempt attempt, StoredDocument stored) {
    if (!attempts.receiptIs(attempt.reference(), stored.sha256())) {
      return;
    }
    Optional<RequestSnapshot> request = projections.ofDossier(attempt.codeKey());
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.PAPER_SETTLED,
            attempt.codeKey(),
            new PaperSettled(
                request.map(RequestSnapshot::channel).orElse(Channel.PORTAL),
                request.map(RequestSnapshot::externalId).orElse(attempt.codeKey()),
                new DocumentReference(
                    UUID.randomUUID().toString(),
                    "BienLai-" + attempt.reference() + ".pdf",
                    "application/pdf",
                    stored.sha256(),
                    stored.sizeBytes(),
                    DocumentReference.State.STORED),
                OffsetDateTime.now(clock),
                null)));
  }
}
