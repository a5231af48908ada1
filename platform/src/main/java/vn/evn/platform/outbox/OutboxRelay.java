package vn.evn.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.event.Events;

/**
 * Sends the rows of the outbox to Kafka: reads the oldest of its shards, sends them in order, waits
 * for the broker's acknowledgements, deletes them, and looks again.
 *
 * <p>One thread sends, another keeps the leases alive, so that waiting for a broker that is away
 * does not cost the leases. A topic that the broker refuses rests for a while and holds back no
 * other.
 */
public final class OutboxRelay implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final UUID relay = UUID.randomUUID();
  private final OutboxTables tables;
  private final RelaySettings settings;
  private final RelaySignal signal;
  private final Map<String, Object> kafka;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicLong sentEvents = new AtomicLong();
  private final AtomicLong ageMillis = new AtomicLong();
  private final Thread sender;
  private final Thread keeper;

  /** Known to the sender's thread alone. */
  private final RestingTopics resting = new RestingTopics();

  private @Nullable Producer<String, byte[]> producer;
  private volatile Holdings holdings = Holdings.NONE;
  private volatile boolean stopping;

  /** What the relay may send, and until when by its own clock. */
  private record Holdings(Set<Integer> shards, int surplus, long validUntilNanos) {
    static final Holdings NONE = new Holdings(Set.of(), 0, 0);
  }

  OutboxRelay(
      DataSource dataSource,
      Map<String, Object> kafka,
      RelaySettings settings,
      RelaySignal signal) {
    this.tables = new OutboxTables(dataSource);
    this.settings = settings;
    this.signal = signal;
    this.kafka = producerSettings(kafka);
    this.sender = new Thread(this::sendUntilStopped, "outbox-relay");
    this.keeper = new Thread(this::keepLeasesUntilStopped, "outbox-leases");
    sender.setDaemon(true);
    keeper.setDaemon(true);
  }

  private static Map<String, Object> producerSettings(Map<String, Object> kafka) {
    Map<String, Object> all = new HashMap<>(kafka);
    all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    all.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    // A record is never given up: giving one up would let a later one of its key overtake it.
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    return all;
  }

  /**
   * Starts a relay with the settings of a service, outside of one, such as for a measurement.
   *
   * @param kafka settings of the producer, at least {@code bootstrap.servers}
   */
  public static OutboxRelay start(DataSource dataSource, Map<String, Object> kafka) {
    OutboxRelay relay =
        new OutboxRelay(dataSource, kafka, RelaySettings.DEFAULT, new RelaySignal());
    relay.start();
    return relay;
  }

  /** Tells the relay that a transaction with events has been committed. */
  public void wake() {
    signal.wake();
  }

  void start() {
    keeper.start();
    sender.start();
  }

  /** Events acknowledged by the broker since the start. */
  public long sentEvents() {
    return sentEvents.get();
  }

  /** Age of the oldest unsent event, as last seen by this relay, in milliseconds. */
  long ageMillis() {
    return ageMillis.get();
  }

  /** Stops sending, gives the shards back. What is unsent stays in the table. */
  @Override
  public void close() {
    stopping = true;
    // Ends a wait for a broker that is away; what is not acknowledged is not deleted.
    closeProducer();
    sender.interrupt();
    keeper.interrupt();
    join(sender);
    join(keeper);
    try {
      tables.leave(relay);
    } catch (SQLException e) {
      LOG.debugf("The leases could not be given back, they run out: %s", e.getSQLState());
    }
  }

  /**
   * The producer, made when it is first needed: it cannot be made while the broker's name is
   * unknown, as that of a container that is down, and a service must start all the same.
   */
  private synchronized Producer<String, byte[]> producer() {
    if (stopping) {
      throw new IllegalStateException("the relay is stopped");
    }
    Producer<String, byte[]> present = producer;
    if (present == null) {
      present = new KafkaProducer<>(kafka);
      producer = present;
    }
    return present;
  }

  private synchronized void closeProducer() {
    Producer<String, byte[]> present = producer;
    if (present != null) {
      present.close(Duration.ofSeconds(2));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLeasesUntilStopped() {
    while (!stopping) {
      long asked = System.nanoTime();
      try {
        OutboxTables.Holding holding = tables.heartbeat(relay, settings.lease());
        holdings =
            new Holdings(holding.shards(), holding.surplus(), asked + settings.lease().toNanos());
        ageMillis.set(tables.ageMillis());
      } catch (SQLException | RuntimeException e) {
        LOG.debugf("The leases of the outbox could not be renewed: %s", e.getClass().getName());
      }
      if (!pause(settings.heartbeat())) {
        return;
      }
    }
  }

  private void sendUntilStopped() {
    while (!stopping) {
      try {
        Holdings present = holdings;
        boolean more = isValid(present) && sendRound(present);
        giveSurplusBack(present);
        if (!more) {
          signal.await(settings.poll());
        }
      } catch (InterruptedException e) {
        // Woken by close(); the loop ends by its condition.
        continue;
      } catch (SQLException | RuntimeException e) {
        if (!stopping) {
          LOG.warnf("Sending events has to wait: %s", describe(e));
          pause(PAUSE_AFTER_TROUBLE);
        }
      }
    }
  }

  /** The class, and the state of the database; a message might quote an event. */
  private static String describe(Exception e) {
    return e instanceof SQLException sql
        ? "database, state " + sql.getSQLState()
        : e.getClass().getSimpleName();
  }

  private static boolean isValid(Holdings holdings) {
    return !holdings.shards().isEmpty() && System.nanoTime() - holdings.validUntilNanos() < 0;
  }

  /** Sends what is there; true if there may be more. */
  private boolean sendRound(Holdings present) throws SQLException, InterruptedException {
    List<OutboxRow> rows =
        tables.read(present.shards(), resting.at(System.nanoTime()), settings.batch());
    if (rows.isEmpty()) {
      return false;
    }
    Producer<String, byte[]> broker = producer();
    List<OutboxRow> tried = new ArrayList<>(rows.size());
    List<Future<RecordMetadata>> answers = new ArrayList<>(rows.size());
    Map<String, Throwable> refusals = new HashMap<>();
    for (OutboxRow row : rows) {
      if (!isValid(present) && !isValid(holdings)) {
        break;
      }
      if (refusals.containsKey(row.topic())) {
        // A later event of a key must not pass an earlier one. Those of other topics go on.
        continue;
      }
      Future<RecordMetadata> answer = broker.send(recordOf(row));
      tried.add(row);
      answers.add(answer);
      if (answer.isDone()) {
        // Refused before it was sent, for example without metadata of the topic.
        failureOf(answer).ifPresent(failure -> refusals.put(row.topic(), failure));
      }
    }
    broker.flush();
    List<OutboxRow> sent = new ArrayList<>(tried.size());
    for (int i = 0; i < tried.size(); i++) {
      Optional<Throwable> failure = failureOf(answers.get(i));
      if (failure.isPresent()) {
        refusals.putIfAbsent(tried.get(i).topic(), failure.get());
      } else {
        sent.add(tried.get(i));
      }
    }
    if (!sent.isEmpty()) {
      tables.delete(sent);
      sentEvents.addAndGet(sent.size());
    }
    note(tried, refusals);
    return true;
  }

  /** What was refused rests for a while, so that the others need not wait for it in each round. */
  private void note(List<OutboxRow> tried, Map<String, Throwable> refusals) {
    long now = System.nanoTime();
    tried.stream()
        .map(OutboxRow::topic)
        .distinct()
        .filter(topic -> !refusals.containsKey(topic))
        .forEach(resting::taken);
    refusals.forEach(
        (topic, failure) -> {
          LOG.warnf("The broker did not take an event of %s: %s", topic, failure);
          resting.refused(topic, now);
        });
  }

  private static Optional<Throwable> failureOf(Future<RecordMetadata> answer)
      throws InterruptedException {
    try {
      answer.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private ProducerRecord<String, byte[]> recordOf(OutboxRow row) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(row.topic(), row.key(), row.payload());
    record.headers().add("content-type", Events.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
    if (row.headers() != null) {
      try {
        json.readValue(row.headers(), TEXTS)
            .forEach(
                (name, value) ->
                    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("headers of an outbox row are not readable", e);
      }
    }
    return record;
  }

  /** Between two rounds nothing of this relay is under way, so a shard can change hands cleanly. */
  private void giveSurplusBack(Holdings present) throws SQLException {
    if (present.surplus() == 0 || present != holdings) {
      return;
    }
    List<Integer> back = present.shards().stream().limit(present.surplus()).toList();
    tables.release(relay, back);
    Set<Integer> kept = new TreeSet<>(present.shards());
    back.forEach(kept::remove);
    holdings = new Holdings(kept, 0, present.validUntilNanos());
  }

  /** Waits; false if the relay was stopped meanwhile. */
  private boolean pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
      return !stopping;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
