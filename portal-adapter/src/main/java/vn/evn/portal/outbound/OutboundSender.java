package vn.evn.portal.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import vn.evn.portal.PortalConfig;

/**
 * Sends what waits for the portal. Every copy of the service has a few workers; a dossier is worked
 * by one of them all.
 */
@ApplicationScoped
class OutboundSender {
  private static final Logger LOG = Logger.getLogger(OutboundSender.class);

  /** Few, since a slow answer for one holds back those taken with it. */
  private static final int DOSSIERS_AT_ONCE = 5;

  private final OutboundQueue queue;
  private final PortalClient portal;
  private final PortalConfig config;
  private final ObjectMapper json;
  private volatile boolean stopping;
  private final List<Thread> threads = new ArrayList<>();

  @Inject
  OutboundSender(OutboundQueue queue, PortalClient portal, PortalConfig config, ObjectMapper json) {
    this.queue = queue;
    this.portal = portal;
    this.config = config;
    this.json = json;
  }

  void start(@Observes StartupEvent event) {
    if (!config.sending().enabled()) {
      return;
    }
    for (int i = 1; i <= config.sending().workers(); i++) {
      Thread sender = new Thread(this::sendUntilStopped, "portal-sender-" + i);
      sender.setDaemon(true);
      sender.start();
      threads.add(sender);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (Thread sender : threads) {
      sender.join(config.sending().timeout().toMillis());
    }
  }

  private void sendUntilStopped() {
    UUID owner = UUID.randomUUID();
    while (!stopping) {
      try {
        List<String> taken = queue.take(owner, config.sending().lease(), DOSSIERS_AT_ONCE);
        for (String codeKey : taken) {
          work(owner, codeKey);
        }
        if (taken.isEmpty()) {
          Thread.sleep(config.sending().poll().toMillis());
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

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the messages of a dossier in order, until one fails or none is left. */
  private void work(UUID owner, String codeKey) {
    while (!stopping && queue.keep(codeKey, owner, config.sending().lease())) {
      Optional<OutboundQueue.Task> next = queue.first(codeKey);
      if (next.isEmpty()) {
        queue.rest(codeKey);
        return;
      }
      OutboundQueue.Task task = next.get();
      PortalAnswer answer = send(codeKey, task);
      if (answer.kind() != PortalAnswer.Kind.SUCCESS) {
        LOG.infof(
            "%s of a dossier was not taken: %s (try %d)",
            task.service(), answer.kind(), task.attempts() + 1);
        queue.failed(task, answer.kind() + ": " + answer.text(), config.sending().attempts());
        queue.backOff(codeKey, backOff(task.attempts()));
        return;
      }
      if (task.service().equals(ChangeReporter.SYNC)) {
        queue.knownToPortal(codeKey);
      }
      queue.done(task.id());
    }
  }

  private PortalAnswer send(String codeKey, OutboundQueue.Task task) {
    JsonNode data;
    try {
      data = json.readTree(task.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a queued message is not JSON", e);
    }
    if (!task.service().equals(ChangeReporter.SYNC)) {
      PortalAnswer answer = portal.send(task.service(), data, false);
      // What the portal has already, from a try whose answer was lost, is there.
      return answer.kind() == PortalAnswer.Kind.EXISTS
          ? new PortalAnswer(PortalAnswer.Kind.SUCCESS, answer.text(), answer.body())
          : answer;
    }
    return synchronise(codeKey, task, data);
  }

  /** Creates or replaces; asks first where an earlier try may have been done. */
  private PortalAnswer synchronise(String codeKey, OutboundQueue.Task task, JsonNode data) {
    boolean known = queue.isKnownToPortal(codeKey);
    if (!known && task.attempts() > 0) {
      PortalAnswer found = portal.lookUp(data.path(0).path("MaHoSo").asText());
      if (found.kind() != PortalAnswer.Kind.SUCCESS) {
        return found;
      }
      known = !found.body().path("result").isEmpty();
    }
    PortalAnswer answer = portal.send(task.service(), data, known);
    if (answer.kind() == PortalAnswer.Kind.EXISTS && !known) {
      return portal.send(task.service(), data, true);
    }
    return answer;
  }

  private Duration backOff(int attempts) {
    long first = config.sending().firstBackOff().toMillis();
    long longest = config.sending().longestBackOff().toMillis();
    long wait = Math.min(longest, first << Math.min(attempts, 20));
    return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
  }
}
