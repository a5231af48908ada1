package vn.evn.request.work;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.CatalogueCheck;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.WorkingCalendar;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.ServiceWalk;
import vn.evn.request.unit.PowerUnits;

/** Offers the plain-Java rules to the beans that use them. */
@Dependent
class LifecycleProducer {
  @Produces
  @Singleton
  Deadlines deadlines() {
    return new Deadlines(WorkingCalendar.WEEKDAYS, BusinessTime.ZONE);
  }

  @Produces
  @Singleton
  Lifecycle lifecycle(Deadlines deadlines, Serials serials) {
    return new Lifecycle(deadlines, serials::customerCode);
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
