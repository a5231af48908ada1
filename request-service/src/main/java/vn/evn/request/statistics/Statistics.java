package vn.evn.request.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
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
    Sums before = months ? sums.remove(question.from().minusMonths(1).toString()) : null;
    long all = sums.values().stream().mapToLong(s -> s.of(Measure.RECEIVED)).sum();
    List<CountView.Row> rows = new ArrayList<>();
    long previous = before == null ? 0 : before.of(Measure.RECEIVED);
    for (YearMonth month = question.from();
        months && !month.isAfter(question.to());
        month = month.plusMonths(1)) {
      // A month in which nothing happened is told too, or growth would skip it.
      Sums of = sums.getOrDefault(month.toString(), new Sums());
      rows.add(CountView.Row.of(month.toString(), of, all, previous));
      previous = of.of(Measure.RECEIVED);
    }
    if (!months) {
      sums.forEach((key, of) -> rows.add(CountView.Row.of(key, of, all, null)));
    }
    Pages<CountView.Row> page = Pages.of(rows, CountView.Row::key, cursor, limit);
    return new CountView(
        question.from().toString(),
        question.to().toString(),
        by.apiName(),
        page.items(),
        page.next());
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
