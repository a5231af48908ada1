package vn.evn.billing.run;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillRows;
import vn.evn.billing.bill.StoredBill;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;

/**
 * Announces the bills of issued runs from the table of bills: takes a chunk, sends its bills in the
 * order of their points, and notes how far the broker has acknowledged. A chunk whose relay was
 * killed is taken over from there; what is sent twice has the same event identifier.
 */
@ApplicationScoped
class RunRelay {
  private static final Logger LOG = Logger.getLogger(RunRelay.class);
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int BATCH = 500;
  private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(2);

  private final RunRows rows;
  private final BillRows bills;
  private final BillEventsOfRun events;
  private final RunSettings settings;
  private final Map<String, Object> kafka;
  private final Thread thread = new Thread(this::sendUntilStopped, "bill-run-relay");
  private @Nullable Producer<String, byte[]> producer;
  private volatile boolean stopping;

  @Inject
  RunRelay(
      RunRows rows,
      BillRows bills,
      BillEventsOfRun events,
      RunSettings settings,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.rows = rows;
    this.bills = bills;
    this.events = events;
    this.settings = settings;
    this.kafka =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            StringSerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.BATCH_SIZE_CONFIG,
            131_072,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            45_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            15_000);
  }

  /** A chunk to be announced. */
  private record Claim(
      long runId, int chunkNo, YearMonth period, long after, long last, UUID relay) {
    Claim from(long point) {
      return new Claim(runId, chunkNo, period, point, last, relay);
    }
  }

  void start(@Observes StartupEvent event) {
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendUntilStopped() {
    while (!stopping) {
      try {
        Optional<Claim> claimed = QuarkusTransaction.requiringNew().call(this::claim);
        if (claimed.isEmpty()) {
          pause(settings.poll());
        } else {
          announce(claimed.get());
        }
      } catch (InterruptedException e) {
        // Woken by stop(); the loop ends by its condition.
        continue;
      } catch (RuntimeException e) {
        if (!stopping) {
          LOG.warnf("Announcing bills has to wait: %s", e.getClass().getSimpleName());
          pause(PAUSE_AFTER_TROUBLE);
        }
      }
    }
    Producer<String, byte[]> present = producer;
    if (present != null) {
      present.close(Duration.ofSeconds(2));
    }
  }

  private Optional<Claim> claim() {
    UUID relay = UUID.randomUUID();
    return rows
        .list(
            "UPDATE bill_run_chunk c SET relay = ?,"
                + " relay_until = clock_timestamp() + ? * interval '1 millisecond'"
                + " FROM bill_run r WHERE r.id = c.run_id AND (c.run_id, c.chunk_no) ="
                + " (SELECT o.run_id, o.chunk_no FROM bill_run_chunk o JOIN bill_run i"
                + " ON i.id = o.run_id WHERE i.state IN ('ISSUED', 'CLOSED') AND NOT o.sent_all"
                + " AND o.relay_until < clock_timestamp() ORDER BY o.run_id, o.chunk_no LIMIT 1"
                + " FOR UPDATE OF o SKIP LOCKED)"
                + " RETURNING c.run_id, c.chunk_no, r.bill_period,"
                + " coalesce(c.sent_to, c.first_point - 1), c.last_point",
            s -> {
              s.setObject(1, relay);
              s.setLong(2, LEASE.toMillis());
            },
            r ->
                new Claim(
                    r.getLong(1),
                    r.getInt(2),
                    YearMonth.from(r.getDate(3).toLocalDate()),
                    r.getLong(4),
                    r.getLong(5),
                    relay))
        .stream()
        .findFirst();
  }

  private void announce(Claim whole) throws InterruptedException {
    Claim claim = whole;
    while (!stopping) {
      Claim part = claim;
      List<StoredBill> batch =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> bills.ofRun(part.runId(), part.period(), part.after(), part.last(), BATCH));
      send(batch);
      boolean end = batch.size() < BATCH;
      long sentTo = end ? part.last() : batch.get(batch.size() - 1).row().key().servicePointId();
      if (!note(part, sentTo, end) || end) {
        return;
      }
      claim = part.from(sentTo);
    }
  }

  private void send(List<StoredBill> batch) throws InterruptedException {
    Producer<String, byte[]> broker = producer();
    List<Future<RecordMetadata>> answers = new ArrayList<>(batch.size());
    for (StoredBill bill : batch) {
      OutgoingEvent event = events.issued(bill);
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(event.topic(), event.key(), event.payload());
      record.headers().add("content-type", Events.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
      answers.add(broker.send(record));
    }
    broker.flush();
    for (Future<RecordMetadata> answer : answers) {
      try {
        answer.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the broker has not taken a bill", e);
      }
    }
  }

  /** Notes how far the chunk is announced; false if another relay has it meanwhile. */
  private boolean note(Claim claim, long sentTo, boolean end) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.run(
                        "UPDATE bill_run_chunk SET sent_to = ?, sent_all = ?,"
                            + " relay_until = CASE WHEN ? THEN '-infinity'"
                            + " ELSE clock_timestamp() + ? * interval '1 millisecond' END"
                            + " WHERE run_id = ? AND chunk_no = ? AND relay = ?",
                        s -> {
                          s.setLong(1, sentTo);
                          s.setBoolean(2, end);
                          s.setBoolean(3, end);
                          s.setLong(4, LEASE.toMillis());
                          s.setLong(5, claim.runId());
                          s.setInt(6, claim.chunkNo());
                          s.setObject(7, claim.relay());
                        })
                    == 1);
  }

  private Producer<String, byte[]> producer() {
    Producer<String, byte[]> present = producer;
    if (present == null) {
      present = new KafkaProducer<>(kafka);
      producer = present;
    }
    return present;
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      // Woken by stop(); the loop ends by its condition.
      LOG.trace("woken");
    }
  }
}
