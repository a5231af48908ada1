package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.request.deadline.Term;

class OfficeHoursTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 18);
  private static final OfficeHours HOURS =
      new OfficeHours(day -> day.getDayOfWeek().getValue() <= 5 && !day.equals(HOLIDAY), ZONE);

  @ParameterizedTest(name = "{0} to {1}: {2} minutes, {3}")
  @CsvSource({
    "2026-11-16T08:00, 2026-11-16T09:30, 90, within the morning",
    "2026-11-16T07:00, 2026-11-16T07:30, 0, before the office opens",
    "2026-11-16T07:30, 2026-11-16T17:00, 480, a whole day",
    "2026-11-16T11:00, 2026-11-16T13:30, 60, over noon",
    "2026-11-16T11:30, 2026-11-16T13:00, 0, noon itself",
    "2026-11-16T16:59, 2026-11-17T07:31, 2, over night",
    "2026-11-17T16:00, 2026-11-19T08:30, 120, over a holiday",
    "2026-11-20T16:00, 2026-11-23T08:00, 90, over a weekend",
    "2026-11-21T08:00, 2026-11-22T17:00, 0, a weekend",
    "2026-11-16T09:00, 2026-11-16T09:00, 0, no time at all",
    "2026-11-16T10:00, 2026-11-16T09:00, 0, an end before the beginning",
  })
  void countsTheMinutesOfOfficeHours(String from, String to, int minutes, String why) {
    assertThat(HOURS.minutesBetween(at(from), at(to), List.of())).as(why).isEqualTo(minutes);
  }

  @ParameterizedTest(name = "pauses {0}: {1} minutes")
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-16T09:00/2026-11-16T10:00 | 420",
        "2026-11-16T11:00/2026-11-16T13:30 | 420",
        "2026-11-15T09:00/2026-11-17T10:00 | 0",
        "2026-11-16T16:00/ | 420",
        "2026-11-16T09:00/2026-11-16T10:00 2026-11-16T09:30/2026-11-16T10:30 | 390",
        "2026-11-16T09:00/2026-11-16T10:00 2026-11-16T14:00/2026-11-16T15:00 | 360",
        "2026-11-16T10:00/2026-11-16T09:00 | 480",
        "2026-11-17T09:00/2026-11-17T10:00 | 480",
      })
  void takesPausesOutOnce(String pauses, int minutes) {
    List<Term.Pause> all = new ArrayList<>();
    for (String pause : pauses.split(" ", -1)) {
      String[] ends = pause.split("/", -1);
      all.add(new Term.Pause(at(ends[0]), ends[1].isEmpty() ? null : at(ends[1]), "SUPPLEMENT"));
    }
    assertThat(HOURS.minutesBetween(at("2026-11-16T07:30"), at("2026-11-16T17:00"), all))
        .isEqualTo(minutes);
  }

  @Test
  void isWhatComesOutWhenMinutesAreCountedOneByOne() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      OffsetDateTime from = at("2026-11-13T00:00").plusMinutes(random.nextInt(14_400));
      OffsetDateTime to = from.plusMinutes(random.nextInt(10_000));
      List<Term.Pause> pauses = new ArrayList<>();
      for (int p = random.nextInt(4); p > 0; p--) {
        OffsetDateTime begin = from.plusMinutes(random.nextInt(10_000));
        pauses.add(new Term.Pause(begin, begin.plusMinutes(random.nextInt(3_000)), "PAYMENT"));
      }
      assertThat(HOURS.minutesBetween(from, to, pauses))
          .as("%s to %s without %s", from, to, pauses)
          .isEqualTo(OneByOne.minutes(from, to, pauses, HOLIDAY));
    }
  }

  private static OffsetDateTime at(String local) {
    return OffsetDateTime.parse(local + ":00+07:00");
  }
}
