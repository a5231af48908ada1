package vn.evn.request.statistics;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A month of requests. Shares and growth are in per cent with one decimal, half up.
 *
 * @param received submitted in the month
 * @param rows those by channel and service, and how many of them are open and completed now
 * @param onlineAndCentre online and through the customer centre
 * @param receivedGrowth over the month before; null if that had none
 * @param done completed in the month, whenever submitted
 * @param doneOnTime those of them not after the promised date
 * @param breached promised dates that passed in the month
 * @param ratings given in the month
 */
@Schema(name = "MonthlyStatistics")
public record MonthlyView(
    @Schema(examples = "2026-11") String month,
    long received,
    List<Row> rows,
    long online,
    long customerCentre,
    long counter,
    @Schema(nullable = true) @Nullable BigDecimal onlineShare,
    long onlineAndCentre,
    @Schema(nullable = true) @Nullable BigDecimal onlineAndCentreShare,
    @Schema(nullable = true) @Nullable BigDecimal receivedGrowth,
    @Schema(nullable = true) @Nullable BigDecimal onlineAndCentreGrowth,
    long open,
    long completed,
    long done,
    long doneOnTime,
    @Schema(nullable = true) @Nullable BigDecimal onTimeShare,
    long breached,
    Grades ratings) {

  static final String EXAMPLE =
      """
      {"month": "2026-11", "received": 12, "rows": [{"channel": "PORTAL", "serviceType": "NEW_LV",
        "received": 12, "completed": 9, "open": 2}],
       "online": 12, "customerCentre": 0, "counter": 0, "onlineShare": 100.0, "onlineAndCentre": 12,
       "onlineAndCentreShare": 100.0, "receivedGrowth": 20.0, "onlineAndCentreGrowth": 20.0, "open": 2,
       "completed": 9, "done": 8, "doneOnTime": 7, "onTimeShare": 87.5, "breached": 1,
       "ratings": {"raters": 4, "verySatisfied": 3, "satisfied": 1, "notSatisfied": 0,
        "verySatisfiedPercent": 75, "satisfiedPercent": 25, "notSatisfiedPercent": 0}}""";

  /** Requests of one channel and service. */
  @Schema(name = "MonthlyRow")
  public record Row(String channel, String serviceType, long received, long completed, long open) {}

  /**
   * Puts a month together.
   *
   * @param sums of the month by channel and service
   * @param before sums of the month before by channel group
   */
  static MonthlyView of(
      YearMonth month,
      SortedMap<String, SortedMap<String, Sums>> sums,
      SortedMap<String, Sums> before) {
    List<Row> rows = new ArrayList<>();
    Sums all = new Sums();
    Map<ChannelGroup, Long> groups = new EnumMap<>(ChannelGroup.class);
    sums.forEach(
        (channel, services) ->
            services.forEach(
                (service, of) -> {
                  all.add(of);
                  long received = of.of(Measure.RECEIVED);
                  groups.merge(ChannelGroup.ofName(channel), received, Long::sum);
                  if (received > 0) {
                    rows.add(
                        new Row(
                            channel,
                            service,
                            received,
                            of.of(Measure.COMPLETED),
                            of.of(Measure.OPEN)));
                  }
                }));
    long online = groups.getOrDefault(ChannelGroup.ONLINE, 0L);
    long centre = groups.getOrDefault(ChannelGroup.CUSTOMER_CENTRE, 0L);
    long received = all.of(Measure.RECEIVED);
    long done = all.of(Measure.DONE);
    return new MonthlyView(
        month.toString(),
        received,
        List.copyOf(rows),
        online,
        centre,
        groups.getOrDefault(ChannelGroup.COUNTER, 0L),
        Sums.percent(online, received),
        online + centre,
        Sums.percent(online + centre, received),
        Sums.growth(received, received(before, ChannelGroup.values())),
        Sums.growth(
            online + centre, received(before, ChannelGroup.ONLINE, ChannelGroup.CUSTOMER_CENTRE)),
        all.of(Measure.OPEN),
        all.of(Measure.COMPLETED),
        done,
        all.of(Measure.DONE_ON_TIME),
        Sums.percent(all.of(Measure.DONE_ON_TIME), done),
        all.of(Measure.BREACHED),
        Grades.ofService(all));
  }

  private static long received(SortedMap<String, Sums> sums, ChannelGroup... groups) {
    long received = 0;
    for (ChannelGroup group : groups) {
      Sums of = sums.get(group.name());
      received += of == null ? 0 : of.of(Measure.RECEIVED);
    }
    return received;
  }
}
