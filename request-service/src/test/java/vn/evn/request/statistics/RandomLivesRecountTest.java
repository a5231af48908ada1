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
    Sql.update("UPDATE statistics_count SET n = n + 1 WHERE measure = 1 AND level = 0");
    Sql.update("DELETE FROM statistics_count WHERE measure = 2");
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
    assertThat(recount.run()).isEqualTo(new Recount.Found(codes.size(), 0, 0));
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
    assertThat(sums).hasSize(3);
    assertThat(Set.copyOf(sums)).hasSize(1);
  }
}
