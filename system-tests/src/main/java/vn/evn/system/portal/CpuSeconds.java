package vn.evn.system.portal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time spent so far, in seconds. On a machine that others use as well it says more than
 * the clock.
 *
 * @param adapter of portal-adapter
 * @param simulator of the simulator
 * @param database of all processes of the database
 * @param rest of this process: the broker, the producer and the measurement
 */
record CpuSeconds(double adapter, double simulator, double database, double rest) {
  /** The times now. */
  static CpuSeconds of(PortalStack stack) throws SQLException {
    ProcessHandle server = stack.databaseServer();
    return new CpuSeconds(
        seconds(stack.adapter().handle()),
        seconds(stack.simulator().handle()),
        Stream.concat(Stream.of(server), server.children()).mapToDouble(CpuSeconds::seconds).sum(),
        seconds(ProcessHandle.current()));
  }

  CpuSeconds minus(CpuSeconds before) {
    return new CpuSeconds(
        adapter - before.adapter,
        simulator - before.simulator,
        database - before.database,
        rest - before.rest);
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "processor seconds: adapter %.1f, simulator %.1f, database %.1f, broker and measurement"
            + " %.1f",
        adapter,
        simulator,
        database,
        rest);
  }
}
