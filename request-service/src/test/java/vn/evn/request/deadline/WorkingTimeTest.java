package vn.evn.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.evn.request.deadline.CalendarFixture.TIME;
import static vn.evn.request.deadline.CalendarFixture.at;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
  @ParameterizedTest(name = "{0} to {1}: {3}")
  @CsvSource({
    "2026-11-16T08:00, 2026-11-16T09:30, 90, within a morning",
    "2026-11-16T11:00, 2026-11-16T13:30, 60, the break at noon is not open",
    "2026-11-16T07:00, 2026-11-16T18:00, 480, a whole day",
    "2026-11-16T17:00, 2026-11-17T07:30, 0, a night",
    "2026-11-13T16:00, 2026-11-16T08:30, 120, a weekend",
    "2020-01-22T16:00, 2020-01-30T08:00, 90, over Tet",
    "2019-05-03T16:00, 2019-05-04T08:30, 120, into a make-up Saturday",
    "2026-11-16T09:00, 2026-11-16T08:00, 0, backwards",
    "2026-11-16T08:00:30, 2026-11-16T08:02:00, 1, begun minutes are left out"
  })
  void countsMinutesOfOfficeHours(LocalDateTime from, LocalDateTime to, long minutes, String why) {
    assertThat(TIME.minutesBetween(at(from), at(to))).as(why).isEqualTo(minutes);
    assertThat(TIME.minutesBetween(at(from), at(to), List.of())).as(why).isEqualTo(minutes);
  }

  @ParameterizedTest(name = "waiting {0} to {1}: {3}")
  @CsvSource({
    "2026-11-16T09:00, 2026-11-16T10:00, 420, one hour",
    "2026-11-16T11:30, 2026-11-16T13:00, 480, waiting at noon takes nothing out",
    "2026-11-15T09:00, 2026-11-16T08:30, 420, begun before",
    "2026-11-16T16:00, 2026-11-20T08:30, 420, ended after",
    "2026-11-16T16:00, , 420, not ended",
    "2026-11-17T09:00, 2026-11-17T10:00, 480, after all of it"
  })
  void takesOutWaiting(LocalDateTime from, @Nullable LocalDateTime to, long minutes, String why) {
    OffsetDateTime end = to == null ? null : at(to);
    assertThat(
            TIME.minutesBetween(
                at("2026-11-16T07:30"), at("2026-11-16T17:00"), List.of(wait(at(from), end))))
        .as(why)
        .isEqualTo(minutes);
  }

  @Test
  void takesOverlappingWaitsOutOnce() {
    assertThat(
            TIME.minutesBetween(
                at("2026-11-16T07:30"),
                at("2026-11-16T17:00"),
                List.of(
                    wait(at("2026-11-16T14:00"), at("2026-11-16T14:30")),
                    wait(at("2026-11-16T08:30"), at("2026-11-16T10:30")),
                    wait(at("2026-11-16T09:30"), at("2026-11-16T10:00")))))
        .isEqualTo(480 - 120 - 30);
  }

  @ParameterizedTest(name = "{0} and {1} minutes")
  @CsvSource({
    "2026-11-16T08:00, 0, 2026-11-16T08:00",
    "2026-11-16T08:00, 210, 2026-11-16T11:30",
    "2026-11-16T08:00, 211, 2026-11-16T13:01",
    "2026-11-16T18:00, 480, 2026-11-17T17:00",
    "2026-11-14T08:00, 1, 2026-11-16T07:31",
    "2020-01-22T16:30, 31, 2020-01-30T07:31",
    "2026-11-16T12:00, 240, 2026-11-16T17:00"
  })
  void findsTheTimeAfterSoManyMinutes(LocalDateTime from, long minutes, LocalDateTime to) {
    assertThat(TIME.plusMinutes(at(from), minutes)).isEqualTo(at(to));
  }

  @Test
  void isTheWayBackOfCounting() {
    OffsetDateTime from = at("2020-01-20T10:17");
    for (long minutes = 1; minutes <= 5_000; minutes++) {
      assertThat(TIME.minutesBetween(from, TIME.plusMinutes(from, minutes))).isEqualTo(minutes);
    }
    assertThatThrownBy(() -> TIME.plusMinutes(from, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "07:30",
        "07:30-",
        "17:00-07:30",
        "07:30-11:30,11:30-17:00",
        "13:00-17:00,07:30-11:30",
        "7-11",
        "07:30-07:30",
        "07:30-11:30,"
      })
  void refusesWhatAreNoOfficeHours(String text) {
    assertThatThrownBy(() -> OfficeHours.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsOfficeHours() {
    assertThat(OfficeHours.parse("07:30-11:30, 13:00-17:00")).isEqualTo(OfficeHours.DEFAULT);
    assertThat(OfficeHours.DEFAULT.text()).isEqualTo("07:30-11:30,13:00-17:00");
  }

  @ParameterizedTest(name = "{0} of {1} days: {3}")
  @CsvSource({
    "80%, 5, 2026-11-20T17:00, the end of the fourth day",
    "80%, 1, 2026-11-17T15:24, after 384 of 480 minutes",
    "80%, 3, 2026-11-19T10:42, 192 minutes into the third day",
    "50%, 3, 2026-11-18T11:30, half of the second day",
    "1d, 5, 2026-11-20T17:00, one working day before",
    "1d, 1, 2026-11-17T07:30, not before the first day",
    "3d, 2, 2026-11-17T07:30, not before the first day either"
  })
  void findsAMark(String mark, int days, LocalDateTime expected, String why) {
    Deadline deadline = CalendarFixture.DEADLINES.of(Term.of(at("2026-11-16T09:00"), days));
    OffsetDateTime reached = CalendarFixture.DEADLINES.near(deadline, new NearMark(mark));
    assertThat(reached).as(why).isEqualTo(at(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0%", "100%", "80", "0d", "100d", "-1d", "80 %"})
  void refusesWhatIsNoMark(String text) {
    assertThatThrownBy(() -> new NearMark(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Term.Pause wait(OffsetDateTime from, @Nullable OffsetDateTime to) {
    return new Term.Pause(from, to, Term.Why.SUPPLEMENT, "1", ClockPolicy.Effect.PAUSE);
  }
}
