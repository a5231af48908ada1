package vn.evn.system.intake;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time spent so far. On a machine that others use as well it says more than the clock.
 *
 * @param service of request-service
 * @param database of all processes of the database
 * @param rest of this process: the broker, the producer and the measurement
 */
record CpuTimes(Duration service, Duration database, Duration rest) {
  /**
   * The times now.
   *
   * @param backend any process of the database
   */
  static CpuTimes now(ProcessHandle service, ProcessHandle backend) {
    ProcessHandle server = backend.parent().orElse(backend);
    Duration database =
        Stream.concat(Stream.of(server), server.children())
            .map(CpuTimes::of)
            .reduce(Duration.ZERO, Duration::plus);
    return new CpuTimes(of(service), database, of(ProcessHandle.current()));
  }

  CpuTimes minus(CpuTimes before) {
    return new CpuTimes(
        service.minus(before.service), database.minus(before.database), rest.minus(before.rest));
  }

  CpuTimes plus(CpuTimes other) {
    return new CpuTimes(
        service.plus(other.service), database.plus(other.database), rest.plus(other.rest));
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
