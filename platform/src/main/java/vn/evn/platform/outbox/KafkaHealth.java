package vn.evn.platform.outbox;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/**
 * Whether the broker answers, in the health group {@code dependencies}. It is no part of readiness:
 * what is accepted while the broker is away waits in the outbox.
 */
@ApplicationScoped
@HealthGroup("dependencies")
class KafkaHealth implements HealthCheck {
  private static final int LIMIT_MILLIS = 2_000;

  private final String bootstrapServers;

  @Inject
  KafkaHealth(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("kafka").status(answers()).build();
  }

  private boolean answers() {
    @Nullable Admin admin = null;
    try {
      // Refused too while the name of the broker is unknown.
      admin =
          Admin.create(
              Map.of(
                  "bootstrap.servers", bootstrapServers,
                  "request.timeout.ms", LIMIT_MILLIS,
                  "default.api.timeout.ms", LIMIT_MILLIS));
      return !admin.describeCluster().nodes().get(LIMIT_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }
}
