package vn.evn.portal.outbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * How the queue towards the portal stands, for {@code /q/metrics}. All copies tell the same, since
 * the queue is one; it is counted anew at most every few seconds, however often it is asked for.
 */
@ApplicationScoped
class OutboundMetrics {
  private static final Logger LOG = Logger.getLogger(OutboundMetrics.class);
  private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

  private final DataSource dataSource;
  private final MeterRegistry metrics;
  private final List<Gauge> gauges = new ArrayList<>();
  private Seen seen = Seen.NOTHING;
  private long seenAtNanos = System.nanoTime() - LOOK_AGAIN_NANOS;

  @Inject
  OutboundMetrics(DataSource dataSource, MeterRegistry metrics) {
    this.dataSource = dataSource;
    this.metrics = metrics;
  }

  /**
   * The queue as it was seen; not a number where it could not be.
   *
   * @param oldestSeconds age of the oldest message that waits; 0 if none does
   * @param circuitOpen 1 while nobody calls the portal, else 0
   */
  private record Seen(double waiting, double dead, double oldestSeconds, double circuitOpen) {
    private static final Seen NOTHING = new Seen(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  void start(@Observes StartupEvent event) {
    gauge("portal.outbound.waiting", "Messages that wait for the portal", Seen::waiting);
    gauge("portal.outbound.dead", "Messages given up, which a person looks at", Seen::dead);
    gauge(
        "portal.outbound.oldest.age.seconds",
        "Age of the oldest message that waits for the portal",
        Seen::oldestSeconds);
    gauge(
        "portal.outbound.circuit.open",
        "1 while nobody calls the portal since it failed too often",
        Seen::circuitOpen);
  }

  private void gauge(String name, String description, ToDoubleFunction<Seen> value) {
    gauges.add(
        Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.now()))
            .description(description)
            .register(metrics));
  }

  /** Who starts anew within the process finds the names free. */
  void stop(@Observes ShutdownEvent event) {
    gauges.forEach(metrics::remove);
  }

  private synchronized Seen now() {
    if (System.nanoTime() - seenAtNanos >= LOOK_AGAIN_NANOS) {
      seen = read();
      seenAtNanos = System.nanoTime();
    }
    return seen;
  }

  private Seen read() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FILTER (WHERE status = 'PENDING'),"
                    + " count(*) FILTER (WHERE status = 'DEAD'),"
                    + " coalesce(extract(epoch FROM clock_timestamp()"
                    + " - min(created_at) FILTER (WHERE status = 'PENDING')), 0),"
                    + " (SELECT count(*) FROM portal_circuit WHERE open_until IS NOT NULL)"
                    + " FROM outbound_task WHERE status IN ('PENDING', 'DEAD')");
        ResultSet result = query.executeQuery()) {
      return result.next()
          ? new Seen(
              result.getDouble(1), result.getDouble(2), result.getDouble(3), result.getDouble(4))
          : Seen.NOTHING;
    } catch (SQLException e) {
      LOG.warnf("The queue towards the portal could not be counted: %s", e.getSQLState());
      return Seen.NOTHING;
    }
  }
}
