package vn.evn.portal.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.evn.portal.PortalConfig;

/**
 * Sends what waits for the portal. Every copy of the service has a few workers; a dossier is worked
 * by one of them all.
 */
@ApplicationScoped
class OutboundSender {
  private static final Logger LOG = Logger.getLogger(OutboundSender.class);

  private final OutboundQueue queue;
  private final Dispatch dispatch;
  private final PortalCircuit circuit;
  private final RetryRules rules;
  private final PortalConfig.Sending sending;
  private volatile boolean stopping;

  /** When a worker of this copy last found nothing due: the others need not ask at once, too. */
  private volatile long foundNothingAt;

  private final List<Thread> threads = new ArrayList<>();

  @Inject
  OutboundSender(
      OutboundQueue queue,
      Dispatch dispatch,
      PortalCircuit circuit,
      RetryRules rules,
      PortalConfig config) {
    this.queue = queue;
    this.dispatch = dispatch;
    this.circuit = circuit;
    this.rules = rules;
    this.sending = config.sending();
    this.foundNothingAt = System.nanoTime() - sending.poll().toNanos();
  }

  void start(@Observes StartupEvent event) {
    if (sending.enabled()) {
      startWorkers();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopWorkers();
  }

  void startWorkers() {
    for (int i = 1; i <= sending.workers(); i++) {
      Thread sender = new Thread(this::sendUntilStopped, "portal-sender-" + i);
      sender.setDaemon(true);
      sender.start();
      threads.add(sender);
    }
  }

  void stopWorkers() throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (Thread sender : threads) {
      sender.join(sending.timeout().toMillis());
    }
  }

  private void sendUntilStopped() {
    UUID owner = UUID.randomUUID();
    while (!stopping) {
      try {
        Optional<OutboundQueue.Taken> taken = take(owner);
        if (taken.isEmpty()) {
          Thread.sleep(sending.poll().toMillis());
        } else {
          work(owner, taken.get());
        }
      } catch (InterruptedException e) {
        // Woken by stop(); the loop ends by its condition.
        continue;
      } catch (RuntimeException e) {
        LOG.warnf("Sending to the portal has to wait: %s", e.getClass().getSimpleName());
        pause();
      }
    }
  }

  /** A dossier that is due; none while the circuit is open, but for the one who probes. */
  private Optional<OutboundQueue.Taken> take(UUID owner) {
    if (System.nanoTime() - foundNothingAt < sending.poll().toNanos()) {
      return Optional.empty();
    }
    PortalCircuit.Position position = circuit.position();
    boolean mayCall =
        switch (position) {
          case CLOSED -> true;
          case OPEN -> false;
          case HALF_OPEN -> queue.isAnythingDue() && circuit.probe();
        };
    if (!mayCall) {
      return Optional.empty();
    }
    Optional<OutboundQueue.Taken> taken = queue.take(owner);
    if (taken.isEmpty()) {
      foundNothingAt = System.nanoTime();
    }
    return taken;
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the messages of a dossier in order, until one fails or none is left. */
  private void work(UUID owner, OutboundQueue.Taken taken) {
    Optional<Parcel> next = Optional.of(taken.parcel());
    while (next.isPresent() && !stopping) {
      Parcel parcel = next.get();
      PortalAnswer answer = dispatch.send(taken.codeKey(), parcel);
      if (answer.kind() == PortalAnswer.Kind.BUS_ERROR) {
        circuit.failed();
      } else {
        circuit.answered();
      }
      if (!answer.isSuccess()) {
        failed(taken.codeKey(), parcel, answer);
        return;
      }
      next = queue.sent(taken.codeKey(), owner, parcel);
    }
  }

  private void failed(String codeKey, Parcel parcel, PortalAnswer answer) {
    PortalAnswer.Kind kind = answer.kind();
    LOG.infof(
        "%s of a dossier was not taken: %s (try %d)",
        parcel.service(), kind, parcel.first().attempts() + 1);
    if (kind == PortalAnswer.Kind.MISSING) {
      queue.lost(codeKey);
    }
    queue.failed(
        codeKey,
        parcel,
        answer,
        new OutboundQueue.Failure(
            kind + ": " + answer.text(),
            RetryRules.isRefusal(kind),
            RetryRules.isPortalError(kind),
            parcel.tasks().stream().map(task -> rules.isGivenUp(task, kind)).toList()),
        rules.waitAfter(parcel.first(), kind));
  }
}
