package vn.evn.request.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.request.rating.RatingTexts;

/** Answers questions from the counts. */
@ApplicationScoped
class Statistics {
  private final Counts counts;
  private final StatisticsConfig config;

  @Inject
  Statistics(Counts counts, StatisticsConfig config) {
    this.counts = counts;
    this.config = config;
  }

  MonthlyView monthly(YearMonth month) {
    return MonthlyView.of(
        month,
        counts.by(Dimension.CHANNEL, Dimension.SERVICE, Question.of(month), Counts.PLAIN),
        counts.by(
            Dimension.CHANNEL_GROUP,
            Question.of(month.minusMonths(1)),
            List.of(Measure.RECEIVED.number())));
  }

  CountView counts(Dimension by, Question question, @Nullable String cursor, int limit) {
    boolean months = by == Dimension.MONTH;
    SortedMap<String, Sums> sums =
        counts.by(by, months ? question.withMonthBefore() : question, Counts.PLAIN);
    List<Integer> receivedAlone = List.of(Measure.RECEIVED.number());
    SortedMap<String, SortedMap<String, Sums>> groups =
        counts.by(by, Dimension.CHANNEL_GROUP, question, receivedAlone);
    Sums before = months ? sums.remove(question.from().minusMonths(1).toString()) : null;
    long all = sums.values().stream().mapToLong(Statistics::received).sum();
    List<CountView.Row> rows = new ArrayList<>();
    if (months) {
      long previous = before == null ? 0 : received(before);
      for (YearMonth month = question.from();
          !month.isAfter(question.to());
          month = month.plusMonths(1)) {
        // A month in which nothing happened is told too, or growth would skip it.
        String key = month.toString();
        Sums of = sums.getOrDefault(key, new Sums());
        rows.add(CountView.Row.of(key, of, online(groups.get(key)), all, previous));
        previous = received(of);
      }
    } else {
      boolean oneMonth = question.from().equals(question.to());
      SortedMap<String, Sums> monthBefore =
          oneMonth ? counts.by(by, question.monthBefore(), receivedAlone) : new TreeMap<>();
      sums.forEach(
          (key, of) ->
              rows.add(
                  CountView.Row.of(
                      key,
                      of,
                      online(groups.get(key)),
                      all,
                      oneMonth ? received(monthBefore.getOrDefault(key, new Sums())) : null)));
    }
    Pages<CountView.Row> page = Pages.of(rows, CountView.Row::key, cursor, limit);
    return new CountView(
        question.from().toString(),
        question.to().toString(),
        by.apiName(),
        page.items(),
        page.next());
  }

  private static long received(Sums sums) {
    return sums.of(Measure.RECEIVED);
  }

  /** What came online of one key. */
  private static long online(@Nullable SortedMap<String, Sums> groups) {
    Sums online = groups == null ? null : groups.get(ChannelGroup.ONLINE.name());
    return online == null ? 0 : received(online);
  }

  PercentileView percentiles(Dimension by, Question question, @Nullable String cursor, int limit) {
    Pages<PercentileView.Row> page =
        Pages.of(
            rows(counts.by(by, question, Counts.BUCKETS), PercentileView.Row::of),
            PercentileView.Row::key,
            cursor,
            limit);
    return new PercentileView(
        question.from().toString(),
        question.to().toString(),
        by.apiName(),
        Buckets.MINUTES_PER_DAY,
        page.items(),
        page.next());
  }

  BreachView breaches(Dimension by, Question question, @Nullable String cursor, int limit) {
    List<Integer> measures =
        List.of(
            Measure.BREACHED.number(),
            Measure.STEP_BREACHED.number(),
            Measure.DONE.number(),
            Measure.DONE_ON_TIME.number());
    Pages<BreachView.Row> page =
        Pages.of(
            rows(counts.by(by, question, measures), BreachView.Row::of),
            BreachView.Row::key,
            cursor,
            limit);
    return new BreachView(
        question.from().toString(),
        question.to().toString(),
        by.apiName(),
        page.items(),
        page.next());
  }

  RatingTotalsView ratings(YearMonth month, @Nullable String cursor, int limit) {
    List<Integer> measures =
        Counts.PLAIN.stream().filter(number -> number >= Measure.VERY_SATISFIED.number()).toList();
    List<RatingTotalsView.Row> rows = new ArrayList<>();
    counts
        .by(Dimension.UNIT, Dimension.SERVICE, Question.of(month), measures)
        .forEach(
            (unit, services) ->
                services.forEach(
                    (service, sums) ->
                        rows.add(
                            new RatingTotalsView.Row(
                                unit,
                                service,
                                Grades.ofService(sums),
                                Grades.ofHandlingTime(sums)))));
    Pages<RatingTotalsView.Row> page =
        Pages.of(rows, row -> row.unit() + "|" + row.serviceType(), cursor, limit);
    return new RatingTotalsView(
        month.toString(), RatingTexts.HANDLING_TIME, page.items(), page.next());
  }

  PortalShareView portalShare() {
    return new PortalShareView(config.portalTotals().stream().map(this::share).toList());
  }

  private PortalShareView.Row share(StatisticsConfig.PortalTotal total) {
    Question question =
        new Question(total.from(), total.to(), List.of(Channel.PORTAL.name()), null, null);
    long ours =
        counts.by(Dimension.CHANNEL, question, List.of(Measure.DONE.number())).values().stream()
            .mapToLong(sums -> sums.of(Measure.DONE))
            .sum();
    return new PortalShareView.Row(
        total.from().toString(),
        total.to().toString(),
        ours,
        total.completed(),
        Sums.percent(ours, total.completed()),
        total.source());
  }

  private static <T> List<T> rows(SortedMap<String, Sums> sums, BiFunction<String, Sums, T> row) {
    List<T> rows = new ArrayList<>();
    sums.forEach((key, of) -> rows.add(row.apply(key, of)));
    return rows;
  }
}
