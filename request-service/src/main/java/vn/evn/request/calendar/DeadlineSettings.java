package vn.evn.request.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What is configured about deadlines. */
@ConfigMapping(prefix = "evn.deadline")
public interface DeadlineSettings {
  /** Office hours of a working day; what arrives after the last of them arrives the next day. */
  @WithDefault("07:30-11:30,13:00-17:00")
  String officeHours();

  /** Marks at which a date is near: a share of the working time ({@code 80%}), or days before. */
  @WithDefault("80%")
  List<String> near();

  /** Rows of the calendar that are sourced worse are left out: low, medium or high. */
  @WithDefault("low")
  String lowestConfidence();

  /** What happens by itself once a time is past. */
  Timer timer();

  /** How often a copy of the service looks. */
  interface Timer {
    /** Whether this copy does it at all. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two looks for what is past. */
    @WithDefault("PT5S")
    Duration every();

    /** Pause between two looks for dates that were counted by an older calendar. */
    @WithDefault("PT1M")
    Duration recountEvery();

    /** Pause before what failed is tried again. */
    @WithDefault("PT10M")
    Duration retryAfter();
  }
}
