package vn.evn.platform.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Spreads keys over the fixed number of shards of the outbox. */
final class Shards {
  /** As many as rows in {@code outbox_shard}; a change needs an empty outbox. */
  static final int COUNT = 16;

  private Shards() {}

  static int of(String key) {
    return Math.floorMod(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)), COUNT);
  }
}
