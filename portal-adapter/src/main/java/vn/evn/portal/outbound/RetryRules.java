package vn.evn.portal.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import vn.evn.portal.PortalConfig;

/**
 * When a message is tried again, and when it is given up. A failing bus says nothing of the
 * message: it is tried for long. An error of the portal may be of the message: less often. A
 * refusal is of the message: a few times, in case that what it needs comes meanwhile.
 */
@ApplicationScoped
class RetryRules {
  private final PortalConfig.Sending sending;

  @Inject
  RetryRules(PortalConfig config) {
    this.sending = config.sending();
  }

  /** Whether a task that failed once more in this way is given up. */
  boolean isGivenUp(Parcel.Task task, PortalAnswer.Kind kind) {
    return task.attempts() + 1 >= sending.attempts()
        || (isRefusal(kind) && task.refusals() + 1 >= sending.refusals())
        || (isPortalError(kind) && task.portalErrors() + 1 >= sending.portalErrors());
  }

  static boolean isRefusal(PortalAnswer.Kind kind) {
    return switch (kind) {
      case REFUSED, MISSING -> true;
      case SUCCESS, EXISTS, SESSION_REJECTED, PORTAL_ERROR, BUS_ERROR -> false;
    };
  }

  static boolean isPortalError(PortalAnswer.Kind kind) {
    return switch (kind) {
      case EXISTS, SESSION_REJECTED, PORTAL_ERROR -> true;
      case SUCCESS, REFUSED, MISSING, BUS_ERROR -> false;
    };
  }

  /** How long to wait: doubling, at most the longest, half of it drawn at random. */
  Duration waitAfter(Parcel.Task task, PortalAnswer.Kind kind) {
    // What the portal has lost is told anew at once; only what it refuses waits longer.
    boolean refusal = kind == PortalAnswer.Kind.REFUSED;
    Duration first = refusal ? sending.refusalBackOff() : sending.firstBackOff();
    int before = refusal ? task.refusals() : task.attempts();
    return withJitter(doubled(first, before, sending.longestBackOff()));
  }

  static Duration doubled(Duration first, int times, Duration longest) {
    long wait = first.toMillis() << Math.min(times, 20);
    return Duration.ofMillis(Math.min(wait, longest.toMillis()));
  }

  static Duration withJitter(Duration whole) {
    long half = whole.toMillis() / 2;
    return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
  }
}
