package vn.evn.platform.inbox;

import io.smallrye.health.api.HealthGroup;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether the channels of this copy run, in the health group {@code dependencies}. A channel that
 * has stopped reads no more events until the copy is started anew; intake and reading go on.
 */
@ApplicationScoped
@HealthGroup("dependencies")
class ChannelHealth implements HealthCheck {
  private final HealthCenter channels;

  @Inject
  ChannelHealth(HealthCenter channels) {
    this.channels = channels;
  }

  @Override
  public HealthCheckResponse call() {
    HealthReport report = channels.getLiveness();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("channels").status(report.isOk());
    // Without the message of a failure: it may quote an event.
    report
        .getChannels()
        .forEach(
            channel -> answer.withData(channel.getChannel(), channel.isOk() ? "runs" : "stopped"));
    return answer.build();
  }
}
