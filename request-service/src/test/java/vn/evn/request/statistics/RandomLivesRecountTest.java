package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.request.Sql;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.work.NewRequests;
import vn.evn.request.work.RequestWork;
import vn.evn.request.work.TimedWork;

/** What changes have counted is what is there to count, whatever was done to the requests. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(RandomLivesRecountTest.Profile.class)
class RandomLivesRecountTest {
  /** A clock that lives over months, and nobody who sums up or watches dates beside the test. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(MovableClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "evn.statistics.compaction-pause", "PT1H", "evn.deadline.timer.enabled", "false");
    }
  }

  private static final int LIVES = 90;
  private static final int STEPS = 1_200;

  @Inject RequestWork work;
  @Inject NewRequests newRequests;
  @Inject ServiceCatalogue catalogue;
  @Inject MovableClock clock;
  @Inject Compaction compaction;
  @Inject TimedWork timed;
  @Inject Recount recount;
  @Inject Statistics statistics;
  @Inject Counts counts;

  @Test
  void countsByChangesWhatARecountFindsAndWhatTheDocumentsTell() {
    Random random = new Random(7);
    Lives lives = new Lives(work, newRequests, catalogue, 7);
    OffsetDateTime now = OffsetDateTime.parse("2026-01-05T09:00:00+07:00");
    List<String> codes = new ArrayList<>();
    String code = null;
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMinutes(random.nextInt(240));
      clock.set(now);
      if (codes.size() < LIVES && random.nextInt(8) == 0) {
        codes.add(lives.begin(now.minusMinutes(random.nextInt(60_000))));
      } else if (!codes.isEmpty()) {
        // Mostly the one that was worked on last: left for a week at each step, none would be on
        // time.
        if (code == null || random.nextInt(6) == 0) {
          code = codes.get(random.nextInt(codes.size()));
        }
        lives.step(code, now);
      }
      if (random.nextInt(20) == 0) {
        timed.fire(50);
      }
      if (random.nextInt(200) == 0) {
        compaction.compact();
      }
    }
    Map<String, Long> truth = Oracle.truth();
    assertThat(truth.keySet().stream().map(slot -> slot.split(" ", -1)[0]))
        .as("the lives are of every kind")
        .contains("1", "2", "3", "10", "11", "20", "21", "30", "31", "32", "40", "41", "42");
    assertThat(
            truth.keySet().stream()
                .filter(slot -> slot.startsWith("10 "))
                .map(slot -> slot.split(" ", -1)[1])
                .distinct())
        .as("completed in several months")
        .hasSizeGreaterThan(2);
    assertThat(Oracle.counted()).isEqualTo(truth);

    List<Object> answers = answers();
    assertThat(recount.run()).isEqualTo(new Recount.Found(codes.size(), 0, 0));
    assertThat(Oracle.counted()).isEqualTo(truth);
    assertThat(Sql.texts("SELECT 1 FROM statistics_delta")).isEmpty();
    assertThat(answers()).isEqualTo(answers);
    levelsAgree();

    // What is wrong is found and put right, in counts, in changes and in records.
    Sql.update("UPDATE statistics_cell SET received = received + 1 WHERE level = 0");
    Sql.update("UPDATE statistics_cell SET open = 0");
    Sql.update("DELETE FROM statistics_cell WHERE service_type = 'RENEW'");
    Sql.update(
        "INSERT INTO statistics_cell (level, month, channel, service_type, unit, done)"
            + " VALUES (3, '2026-02-01', 'ZALO', '*', 'PX0100', 7)");
    Sql.update(
        "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
            + " VALUES ('2026-02-01', 'ZALO', 'RENEW', 'PD0100', 10, 5)");
    int lost =
        Sql.update(
            "DELETE FROM statistics_completion WHERE request_code IN"
                + " (SELECT request_code FROM statistics_completion ORDER BY 1 LIMIT 5)");
    int tooMany =
        Sql.update(
            "INSERT INTO statistics_completion SELECT code, '2026-01-01', channel, service_type,"
                + " unit, true, 5 FROM request WHERE state IN ('REFUSED', 'STOPPED', 'SUBMITTED')"
                + " ORDER BY code LIMIT 2");
    assertThat(lost + tooMany).isEqualTo(7);
    Recount.Found found = recount.run();
    assertThat(found.repaired()).isEqualTo(7);
    assertThat(found.differences()).isPositive();
    assertThat(Oracle.counted()).isEqualTo(truth);
    assertThat(answers()).isEqualTo(answers);
    levelsAgree();
    assertThat(recount.run()).isEqualTo(new Recount.Found(codes.size(), 0, 0));
    everyQuestionFindsWhatTheFinestCellsTell(truth);
    // The same of changes that are not summed up, beside cells of all levels.
    Sql.update(
        "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
            + " SELECT month, channel, service_type, unit, measure, -n FROM statistics_count"
            + " WHERE level = 0 AND unit LIKE 'PD%'");
    everyQuestionFindsWhatTheFinestCellsTell(Oracle.counted());
    compaction.compact();
    everyQuestionFindsWhatTheFinestCellsTell(Oracle.counted());
  }

  /** Whatever is asked for by whatever, the level that answers it agrees with the finest. */
  private void everyQuestionFindsWhatTheFinestCellsTell(Map<String, Long> truth) {
    YearMonth from = YearMonth.of(2026, 1);
    YearMonth to = YearMonth.of(2026, 4);
    List<Integer> measures = List.copyOf(CellColumns.BY_MEASURE.keySet());
    for (List<String> channels : List.of(List.<String>of(), ChannelGroup.ONLINE.channels())) {
      for (String service : new String[] {null, "RENEW"}) {
        for (String unit : new String[] {null, "PD0100", "PE0100"}) {
          Question question = new Question(from, to, channels, service, unit);
          for (Dimension first : Dimension.values()) {
            for (Dimension second : Dimension.values()) {
              assertThat(told(counts.by(first, second, question, measures)))
                  .as("%s by %s and %s", question, first, second)
                  .isEqualTo(summed(truth, question, first, second));
            }
          }
        }
      }
    }
  }

  private static Map<String, Long> told(SortedMap<String, SortedMap<String, Sums>> sums) {
    Map<String, Long> told = new TreeMap<>();
    sums.forEach(
        (first, seconds) ->
            seconds.forEach(
                (second, of) -> {
                  for (Measure measure : Measure.values()) {
                    put(told, measure.number(), first, second, of.of(measure));
                  }
                  long[] buckets = of.buckets();
                  for (int bucket = 0; bucket < buckets.length; bucket++) {
                    put(told, Measure.FIRST_BUCKET + bucket, first, second, buckets[bucket]);
                  }
                }));
    return told;
  }

  private static void put(
      Map<String, Long> sums, int measure, String first, String second, long n) {
    if (n != 0) {
      sums.merge(measure + " " + first + " " + second, n, Long::sum);
    }
  }

  private static Map<String, Long> summed(
      Map<String, Long> truth, Question question, Dimension first, Dimension second) {
    Map<String, Long> sums = new TreeMap<>();
    truth.forEach(
        (slot, n) -> {
          String[] parts = slot.split(" ", -1);
          YearMonth month = YearMonth.parse(parts[1]);
          if (!month.isBefore(question.from())
              && !month.isAfter(question.to())
              && (question.channels().isEmpty() || question.channels().contains(parts[2]))
              && (question.serviceType() == null || question.serviceType().equals(parts[3]))
              && (question.unit() == null || question.unit().equals(parts[4]))) {
            put(sums, Integer.parseInt(parts[0]), key(first, parts), key(second, parts), n);
          }
        });
    sums.values().removeIf(n -> n == 0);
    return sums;
  }

  private static String key(Dimension dimension, String[] parts) {
    return switch (dimension) {
      case MONTH -> parts[1];
      case CHANNEL -> parts[2];
      case CHANNEL_GROUP -> ChannelGroup.ofName(parts[2]).name();
      case SERVICE -> parts[3];
      case UNIT -> parts[4];
    };
  }

  /** Every kind of answer, so that a recount can be seen to change none. */
  private List<Object> answers() {
    List<Object> answers = new ArrayList<>();
    for (YearMonth month = YearMonth.of(2025, 11);
        month.isBefore(YearMonth.of(2026, 9));
        month = month.plusMonths(1)) {
      answers.add(statistics.monthly(month));
      answers.add(statistics.ratings(month, null, 200));
    }
    Question year =
        new Question(YearMonth.of(2025, 9), YearMonth.of(2026, 9), List.of(), null, null);
    Question narrow =
        new Question(
            YearMonth.of(2025, 9), YearMonth.of(2026, 9), List.of("ZALO"), "RENEW", "PD0100");
    for (Question question : List.of(year, narrow)) {
      for (Dimension by : Dimension.values()) {
        answers.add(statistics.counts(by, question, null, 200));
        answers.add(statistics.percentiles(by, question, null, 200));
        answers.add(statistics.breaches(by, question, null, 200));
      }
    }
    return answers;
  }

  private static void levelsAgree() {
    List<String> sums =
        Sql.texts("SELECT sum(n) || ' ' || sum(n * measure) FROM statistics_count GROUP BY level");
    assertThat(sums).hasSize(Level.values().length);
    assertThat(Set.copyOf(sums)).hasSize(1);
  }
}
