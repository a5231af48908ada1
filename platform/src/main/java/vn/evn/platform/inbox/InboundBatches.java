package vn.evn.platform.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.problem.Availability;

/**
 * Carries out the records of a topic many at a time: one transaction for a batch, each event once.
 *
 * <p>What cannot be read or is refused at once becomes a dead letter in the same transaction. If
 * the transaction fails, its halves are tried, and so on down to one record, which {@link
 * InboundEvents} then carries out or buries: one bad record costs some repetition and holds up
 * nothing. The order of the records is kept throughout. Trouble of the database is waited out.
 */
@ApplicationScoped
public class InboundBatches {
  private static final Logger LOG = Logger.getLogger(InboundBatches.class);

  private final Events events;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final InboundEvents single;

  @Inject
  InboundBatches(Events events, Inbox inbox, DeadLetters deadLetters, InboundEvents single) {
    this.events = events;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.single = single;
  }

  /**
   * Carries out records. Returns when all are done for good: carried out, dropped as repeats, or
   * kept as dead letters.
   *
   * @param consumer name under which repeats are remembered
   * @param records in the order of their partitions
   * @throws IllegalStateException if the thread was interrupted; some records are then not done
   */
  public <T> void handle(
      String consumer, List<ConsumerRecord<String, byte[]>> records, BatchHandler<T> handler) {
    List<Item<T>> items = new ArrayList<>(records.size());
    for (ConsumerRecord<String, byte[]> record : records) {
      items.add(item(record, handler));
    }
    if (!items.isEmpty()) {
      carryOut(consumer, items, handler);
    }
  }

  /**
   * A record on its way.
   *
   * @param eventId null if the record is not readable
   * @param ready empty if the event is refused or could not be made ready
   * @param refusal why it is refused; null if it is not
   */
  private record Item<T>(
      ConsumerRecord<String, byte[]> record,
      @Nullable String eventId,
      Optional<T> ready,
      @Nullable String refusal) {}

  private <T> Item<T> item(ConsumerRecord<String, byte[]> record, BatchHandler<T> handler) {
    String eventId = null;
    try {
      IncomingEvent event = events.read(record.value());
      eventId = event.id();
      return new Item<>(record, eventId, Optional.of(handler.prepare(event)), null);
    } catch (PermanentlyRefused | UnreadableEvent e) {
      return new Item<>(record, eventId, Optional.empty(), String.valueOf(e.getMessage()));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      // Neither ready nor refused: it is tried again by itself, like any unexpected failure.
      return new Item<>(record, eventId, Optional.empty(), null);
    }
  }

  private <T> void carryOut(String consumer, List<Item<T>> items, BatchHandler<T> handler) {
    Patience patience = new Patience();
    while (true) {
      try {
        QuarkusTransaction.requiringNew().run(() -> inTransaction(consumer, items, handler));
        tell(consumer, items);
        return;
      } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
        if (!Availability.isTrouble(e)) {
          LOG.debugf(e, "%d records of %s are tried in parts", items.size(), consumer);
          break;
        }
        LOG.warnf(
            "%d records of %s have to wait: %s",
            items.size(), consumer, e.getClass().getSimpleName());
        patience.await();
      }
    }
    if (items.size() == 1) {
      single.handle(
          consumer,
          items.get(0).record(),
          event -> handler.carryOut(List.of(handler.prepare(event))));
      return;
    }
    int half = items.size() / 2;
    carryOut(consumer, items.subList(0, half), handler);
    carryOut(consumer, items.subList(half, items.size()), handler);
  }

  private <T> void inTransaction(String consumer, List<Item<T>> items, BatchHandler<T> handler) {
    List<String> ready = new ArrayList<>(items.size());
    List<String> refused = new ArrayList<>();
    for (Item<T> item : items) {
      if (item.ready().isEmpty() && item.refusal() == null) {
        throw new IllegalStateException("a record could not be made ready");
      }
      String id = item.eventId();
      if (id != null) {
        (item.ready().isPresent() ? ready : refused).add(id);
      }
    }
    // An event that was carried out before a stricter check came is no dead letter now.
    Set<String> done = inbox.known(consumer, refused);
    Set<String> first = inbox.firstTimes(consumer, ready);
    List<T> fresh = new ArrayList<>(items.size());
    for (Item<T> item : items) {
      if (item.ready().isPresent() && first.remove(item.eventId())) {
        fresh.add(item.ready().get());
      }
    }
    if (!fresh.isEmpty()) {
      handler.carryOut(fresh);
    }
    for (Item<T> item : items) {
      String reason = item.refusal();
      if (reason != null && !done.contains(item.eventId())) {
        deadLetters.keep(consumer, item.record(), reason);
      }
    }
  }

  private static <T> void tell(String consumer, List<Item<T>> items) {
    for (Item<T> item : items) {
      if (item.refusal() != null) {
        ConsumerRecord<String, byte[]> record = item.record();
        LOG.warnf(
            "Dead letter of %s: %s-%d@%d: %s",
            consumer, record.topic(), record.partition(), record.offset(), item.refusal());
      }
    }
  }
}
