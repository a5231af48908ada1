package vn.evn.platform.outbox;

import java.time.Duration;

/**
 * How a relay works.
 *
 * @param lease how long a shard is kept without a sign of life; renewed three times in that time
 * @param poll how long an idle relay waits before it looks again without being woken
 * @param batch most rows in one round
 */
record RelaySettings(Duration lease, Duration poll, int batch) {
  static final RelaySettings DEFAULT =
      new RelaySettings(Duration.ofSeconds(10), Duration.ofMillis(100), 2_000);

  Duration heartbeat() {
    return lease.dividedBy(3);
  }
}
