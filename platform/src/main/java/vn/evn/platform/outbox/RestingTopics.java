package vn.evn.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Topics that the broker refused. Each rests before it is tried again, longer each time, so that a
 * topic that cannot be written costs the others little.
 */
final class RestingTopics {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<String, Rest> rests = new HashMap<>();

  private record Rest(long untilNanos, Duration length) {}

  /** The topics that rest at a time of {@link System#nanoTime}. */
  Set<String> at(long nanos) {
    return rests.entrySet().stream()
        .filter(rest -> nanos - rest.getValue().untilNanos() < 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  void refused(String topic, long nanos) {
    Rest last = rests.get(topic);
    Duration length = last == null ? FIRST : last.length().multipliedBy(2);
    Duration rest = length.compareTo(LONGEST) > 0 ? LONGEST : length;
    rests.put(topic, new Rest(nanos + rest.toNanos(), rest));
  }

  void taken(String topic) {
    rests.remove(topic);
  }
}
