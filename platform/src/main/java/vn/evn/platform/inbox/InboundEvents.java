package vn.evn.platform.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.problem.Availability;

/**
 * Carries out the records of a topic, each once and in a transaction of its own.
 *
 * <p>Trouble of the database is waited out, however long, and never makes a dead letter. What
 * cannot be read or is refused becomes a dead letter and does not hold up what follows. Another
 * failure is tried a few times, since it may come from a race, and then becomes a dead letter too.
 * A dead letter that cannot be kept whole is kept without its content: nothing but trouble of the
 * database holds a channel up.
 */
@ApplicationScoped
public class InboundEvents {
  private static final Logger LOG = Logger.getLogger(InboundEvents.class);
  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Events events;
  private final Inbox inbox;
  private final DeadLetters deadLetters;

  @Inject
  InboundEvents(Events events, Inbox inbox, DeadLetters deadLetters) {
    this.events = events;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
  }

  /**
   * Carries out one record. Returns when it is done for good: carried out, dropped as a repeat, or
   * kept as a dead letter.
   *
   * @param consumer name under which repeats are remembered
   * @throws IllegalStateException if the thread was interrupted; the record is then not done
   */
  public void handle(String consumer, ConsumerRecord<String, byte[]> record, EventHandler handler) {
    IncomingEvent event;
    try {
      event = events.read(record.value());
    } catch (UnreadableEvent e) {
      bury(consumer, record, String.valueOf(e.getMessage()));
      return;
    }
    Duration pause = FIRST_PAUSE;
    int failures = 0;
    while (true) {
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  if (inbox.firstTime(consumer, event.id())) {
                    handler.carryOut(event);
                  }
                });
        return;
      } catch (PermanentlyRefused | UnreadableEvent e) {
        bury(consumer, record, String.valueOf(e.getMessage()));
        return;
      } catch (RuntimeException e) {
        // Errors and checked exceptions come here too, wrapped by whoever runs the transaction.
        if (!Availability.isTrouble(e) && ++failures >= TRIES) {
          LOG.errorf(e, "Event %s could not be carried out by %s", event, consumer);
          bury(consumer, record, "unexpected failure: " + e.getClass().getSimpleName());
          return;
        }
        LOG.warnf("Event %s has to wait: %s", event, e.getClass().getSimpleName());
        pause = waitAndLengthen(pause);
      }
    }
  }

  private void bury(String consumer, ConsumerRecord<String, byte[]> record, String reason) {
    Duration pause = FIRST_PAUSE;
    int failures = 0;
    while (true) {
      boolean whole = failures < TRIES;
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () -> {
                  if (whole) {
                    deadLetters.keep(consumer, record, reason);
                  } else {
                    deadLetters.keepWithoutContent(consumer, record, reason);
                  }
                });
        LOG.warnf(
            "Dead letter of %s: %s-%d@%d: %s",
            consumer, record.topic(), record.partition(), record.offset(), reason);
        return;
      } catch (RuntimeException e) {
        if (!Availability.isTrouble(e)) {
          failures++;
        }
        LOG.warnf("A dead letter has to wait: %s", e.getClass().getSimpleName());
        pause = waitAndLengthen(pause);
      }
    }
  }

  private static Duration waitAndLengthen(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the event was carried out", e);
    }
    Duration longer = pause.multipliedBy(2);
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }
}
