package vn.evn.request.statistics;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.deadline.WorkingCalendar;

/** Offers the working time to the beans that count. */
@Dependent
class StatisticsProducer {
  @Produces
  @Singleton
  WorkingTime workingTime() {
    return new OfficeHours(WorkingCalendar.WEEKDAYS, BusinessTime.ZONE);
  }
}
