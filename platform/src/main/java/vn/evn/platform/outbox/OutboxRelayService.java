package vn.evn.platform.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs the relay of this copy of the service, from its start to its end. */
@ApplicationScoped
class OutboxRelayService {
  private final DataSource dataSource;
  private final RelaySignal signal;
  private final MeterRegistry metrics;
  private final String bootstrapServers;
  private final boolean enabled;
  private @Nullable OutboxRelay relay;

  @Inject
  OutboxRelayService(
      DataSource dataSource,
      RelaySignal signal,
      MeterRegistry metrics,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "evn.outbox.relay.enabled", defaultValue = "true") boolean enabled) {
    this.dataSource = dataSource;
    this.signal = signal;
    this.metrics = metrics;
    this.bootstrapServers = bootstrapServers;
    this.enabled = enabled;
  }

  void start(@Observes StartupEvent event) {
    if (!enabled) {
      return;
    }
    OutboxRelay started =
        new OutboxRelay(
            dataSource,
            Map.of("bootstrap.servers", bootstrapServers),
            RelaySettings.DEFAULT,
            signal);
    started.start();
    relay = started;
    Gauge.builder("outbox.age.seconds", started, r -> r.ageMillis() / 1000.0)
        .description("Age of the oldest event that the broker does not have yet")
        .register(metrics);
    FunctionCounter.builder("outbox.sent", started, r -> r.sentEvents())
        .description("Events acknowledged by the broker")
        .register(metrics);
  }

  void stop(@Observes ShutdownEvent event) {
    OutboxRelay running = relay;
    if (running != null) {
      running.close();
    }
  }
}
