package vn.evn.system.outbox;

import io.agroal.api.AgroalDataSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.OutboxRelay;

/** Measures the time from just before a commit until a consumer has the event, at a steady rate. */
final class DelayMeasurement {
  /** Makes an event. */
  @FunctionalInterface
  interface EventMaker {
    OutgoingEvent make(String topic, String key, byte[] payload);
  }

  private static final long NANOS = 1_000_000_000L;

  private final PrintStream out;
  private final EventMaker maker;
  private final Map<String, Object> kafka;
  private final String topic;
  private final List<Long> delaysNanos = Collections.synchronizedList(new ArrayList<>());

  DelayMeasurement(PrintStream out, EventMaker maker, Map<String, Object> kafka, String topic) {
    this.out = out;
    this.maker = maker;
    this.kafka = kafka;
    this.topic = topic;
  }

  void run(AgroalDataSource dataSource, int perSecond, int seconds) throws Exception {
    int count = perSecond * seconds;
    AtomicBoolean done = new AtomicBoolean();
    Thread reader = new Thread(() -> read(count, done), "delay-reader");
    try (OutboxRelay relay = OutboxRelay.start(dataSource, kafka)) {
      reader.start();
      long begun = System.nanoTime();
      for (int i = 0; i < count; i++) {
        LockSupport.parkNanos(begun + i * NANOS / perSecond - System.nanoTime());
        byte[] now = String.valueOf(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        OutboxBenchmark.commit(dataSource, List.of(maker.make(topic, "K" + i % 100, now)));
        relay.wake();
      }
      reader.join(Duration.ofSeconds(60).toMillis());
      done.set(true);
    }
    // The first seconds start the consumer and the relay; they are no steady state.
    List<Long> steady =
        new ArrayList<>(
            delaysNanos.subList(Math.min(perSecond * 5, delaysNanos.size()), delaysNanos.size()));
    Collections.sort(steady);
    out.printf(
        Locale.ROOT,
        "delay at %d events/s over %d s: %d of %d events, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        perSecond,
        seconds,
        delaysNanos.size(),
        count,
        at(steady, 50),
        at(steady, 99),
        at(steady, 100));
  }

  private void read(int count, AtomicBoolean done) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                String.valueOf(kafka.get("bootstrap.servers")),
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                1_000),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (delaysNanos.size() < count && !done.get()) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          delaysNanos.add(System.nanoTime() - Long.parseLong(record.value()));
        }
      }
    }
  }

  private static double at(List<Long> sorted, int percent) {
    int index = Math.max(0, Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    return sorted.isEmpty() ? Double.NaN : sorted.get(index) / 1e6;
  }
}
