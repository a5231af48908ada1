package vn.evn.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Offers the clock for injection; a test that needs another day offers its own. */
@Dependent
class BusinessClock {
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.system(BusinessTime.ZONE);
  }
}
