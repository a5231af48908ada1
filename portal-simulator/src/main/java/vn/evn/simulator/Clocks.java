package vn.evn.simulator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import vn.evn.simulator.wire.PortalTime;

/** The clock of the simulator, in the portal's zone. */
class Clocks {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.system(PortalTime.ZONE);
  }
}
