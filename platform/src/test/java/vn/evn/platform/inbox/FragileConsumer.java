package vn.evn.platform.inbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer that does not go through the inbox, and stops at what it cannot carry out. */
@ApplicationScoped
@IfBuildProfile("channel")
class FragileConsumer {
  static final String BREAKS = "breaks";

  @Incoming("fragile")
  @Blocking
  void on(String text) {
    if (text.equals(BREAKS)) {
      throw new IllegalStateException("made up");
    }
  }
}
