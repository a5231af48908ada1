package vn.evn.request.work;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.evn.request.calendar.Calendars;
import vn.evn.request.catalogue.CatalogueCheck;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.ServiceWalk;
import vn.evn.request.lifecycle.Timekeeping;
import vn.evn.request.unit.PowerUnits;

/** Offers the plain-Java rules to the beans that use them. */
@Dependent
class LifecycleProducer {
  @Produces
  @Singleton
  Timekeeping timekeeping(Calendars calendars) {
    return new Timekeeping(() -> calendars.present().deadlines());
  }

  @Produces
  @Singleton
  Lifecycle lifecycle(Timekeeping timekeeping, Serials serials, PowerUnits units) {
    return new Lifecycle(timekeeping, serials::customerCode, units.corporations());
  }

  /** The catalogue is checked against the state machine that will run it. */
  @Produces
  @Singleton
  CatalogueCheck catalogueCheck() {
    return ServiceWalk::faultsOf;
  }

  @Produces
  @Singleton
  PowerUnits powerUnits() {
    return PowerUnits.load();
  }
}
