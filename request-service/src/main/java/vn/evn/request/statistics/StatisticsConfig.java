package vn.evn.request.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** What is configured about statistics. */
@ConfigMapping(prefix = "evn.statistics")
public interface StatisticsConfig {
  /** How often changes are summed up into the counts. Answers are exact at any time. */
  @WithDefault("PT5S")
  Duration compactionPause();

  /** Dossiers of all agencies that the national portal completed: figures from outside. */
  List<PortalTotal> portalTotals();

  /** What was said of a span of months. */
  interface PortalTotal {
    /** First month. */
    YearMonth from();

    /** Last month. */
    YearMonth to();

    /** Dossiers completed on the whole portal, 1 or more. */
    long completed();

    /** Who said so. */
    String source();
  }
}
