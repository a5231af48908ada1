package vn.evn.request.statistics;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.evn.request.calendar.Calendars;

/** Offers the working time to the beans that count. */
@Dependent
class StatisticsProducer {
  @Produces
  @Singleton
  WorkingTime workingTime(Calendars calendars) {
    return (from, to, pauses) ->
        Math.toIntExact(calendars.present().deadlines().time().minutesBetween(from, to, pauses));
  }
}
