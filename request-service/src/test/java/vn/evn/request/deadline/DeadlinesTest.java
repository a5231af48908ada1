package vn.evn.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
  private final Deadlines deadlines =
      new Deadlines(WorkingCalendar.WEEKDAYS, ZoneId.of("Asia/Ho_Chi_Minh"));

  @ParameterizedTest(name = "{0} and {1} days: {3}")
  @CsvSource({
    "2026-11-16T09:00, 1, 2026-11-17, the day of acceptance does not count",
    "2026-11-16T09:00, 4, 2026-11-20, to the Friday of the same week",
    "2026-11-16T09:00, 5, 2026-11-23, over a weekend",
    "2026-11-16T09:00, 30, 2026-12-28, six weeks",
    "2026-11-16T16:59, 1, 2026-11-17, before the end of office hours",
    "2026-11-16T17:00, 1, 2026-11-17, at the end of office hours",
    "2026-11-16T17:01, 1, 2026-11-18, after it: as if on the next working day",
    "2026-11-20T17:01, 1, 2026-11-24, after it on a Friday: as if on Monday",
    "2026-11-21T10:00, 1, 2026-11-24, on a Saturday: as if on Monday",
    "2026-11-22T23:59, 3, 2026-11-26, on a Sunday: as if on Monday",
    "2026-12-31T08:00, 2, 2027-01-04, over the turn of the year"
  })
  void countsWorkingDaysFromTheDayAfterAcceptance(
      LocalDateTime accepted, int days, LocalDate due, String why) {
    assertThat(deadlines.of(term(at(accepted), days)).dueAt())
        .as(why)
        .isEqualTo(at(due.atTime(17, 0)));
  }

  @Test
  void takesTheBusinessDayAlsoOfATimeInAnotherZone() {
    // 18:30 UTC on Monday is 01:30 on Tuesday in Viet Nam.
    OffsetDateTime accepted = OffsetDateTime.of(2026, 11, 16, 18, 30, 0, 0, ZoneOffset.UTC);
    assertThat(deadlines.of(term(accepted, 1)).dueAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-18T17:00:00+07:00"));
  }

  @ParameterizedTest(name = "paused {0} to {1}: {3}")
  @CsvSource({
    "2026-11-17T10:00, 2026-11-17T16:00, 2026-11-19, answered on the same day: nothing is lost",
    "2026-11-17T10:00, 2026-11-18T16:00, 2026-11-20, one working day of waiting",
    "2026-11-17T10:00, 2026-11-23T08:00, 2026-11-25, the weekend is not lost twice",
    "2026-11-20T10:00, 2026-11-22T08:00, 2026-11-19, asked and answered after the last day"
  })
  void addsTheWorkingDaysSpentWaiting(
      LocalDateTime from, LocalDateTime to, LocalDate due, String why) {
    Term term =
        new Term(
            at(LocalDateTime.parse("2026-11-16T09:00")),
            3,
            List.of(pause(at(from), at(to), Term.Why.SUPPLEMENT, "1")),
            List.of());
    assertThat(deadlines.of(term).dueAt()).as(why).isEqualTo(at(due.atTime(17, 0)));
  }

  @Test
  void keepsTheDatePromisedWhileAPauseLasts() {
    Term term = paused("2026-11-17T10:00", null, Term.Why.PAYMENT);
    assertThat(deadlines.of(term).waiting()).contains(term.pauses().get(0));
    assertThat(deadlines.of(term).dueAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-19T17:00:00+07:00"));
  }

  @Test
  void explainsEachDay() {
    Deadline deadline =
        deadlines.of(paused("2026-11-19T10:00", "2026-11-20T10:00", Term.Why.PAYMENT));
    assertThat(deadline.waiting()).isEmpty();
    assertThat(deadline.days())
        .containsExactly(
            day("2026-11-16", Deadline.Status.ACCEPTANCE, 0),
            day("2026-11-17", Deadline.Status.COUNTED, 1),
            day("2026-11-18", Deadline.Status.COUNTED, 2),
            day("2026-11-19", Deadline.Status.COUNTED, 3));
    Deadline late =
        deadlines.of(
            new Term(
                at(LocalDateTime.parse("2026-11-19T09:00")),
                2,
                List.of(
                    pause(
                        at(LocalDateTime.parse("2026-11-19T10:00")),
                        at(LocalDateTime.parse("2026-11-20T10:00")),
                        Term.Why.SUPPLEMENT,
                        "1")),
                List.of()));
    assertThat(late.days())
        .extracting(Deadline.Day::status)
        .containsExactly(
            Deadline.Status.ACCEPTANCE,
            Deadline.Status.PAUSED_FOR_SUPPLEMENT,
            Deadline.Status.WEEKEND,
            Deadline.Status.WEEKEND,
            Deadline.Status.COUNTED,
            Deadline.Status.COUNTED);
  }

  @Test
  void promisesTheLaterOfExtensionAndCount() {
    OffsetDateTime accepted = at(LocalDateTime.parse("2026-11-16T09:00"));
    OffsetDateTime later = OffsetDateTime.parse("2026-12-01T12:00:00+07:00");
    OffsetDateTime earlier = OffsetDateTime.parse("2026-11-17T12:00:00+07:00");
    assertThat(deadlines.of(extended(accepted, later)).dueAt()).isEqualTo(later);
    assertThat(deadlines.of(extended(accepted, earlier)).dueAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-19T17:00:00+07:00"));
  }

  @Test
  void isNeverEarlierForMoreDays() {
    OffsetDateTime accepted = at(LocalDateTime.parse("2026-11-13T16:00"));
    OffsetDateTime before = accepted;
    for (int days = 1; days <= 60; days++) {
      OffsetDateTime due = deadlines.of(term(accepted, days)).dueAt();
      assertThat(due).isAfter(before);
      before = due;
    }
  }

  @Test
  void refusesATermThatNeverEnds() {
    Deadlines never = new Deadlines(day -> day.getYear() < 2027, ZoneId.of("Asia/Ho_Chi_Minh"));
    assertThatThrownBy(() -> never.of(term(at(LocalDateTime.parse("2026-12-31T09:00")), 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Term term(OffsetDateTime accepted, int days) {
    return Term.of(accepted, days);
  }

  private static Term extended(OffsetDateTime accepted, OffsetDateTime to) {
    return Term.of(accepted, 3).extended(new Term.Extension(accepted, null, to, "Lý do", "VD"));
  }

  private static Term paused(String from, @Nullable String to, Term.Why why) {
    return new Term(
        at(LocalDateTime.parse("2026-11-16T09:00")),
        3,
        List.of(
            pause(
                at(LocalDateTime.parse(from)),
                to == null ? null : at(LocalDateTime.parse(to)),
                why,
                "WORKS")),
        List.of());
  }

  private static Term.Pause pause(
      OffsetDateTime from, @Nullable OffsetDateTime to, Term.Why why, String about) {
    return new Term.Pause(from, to, why, about, ClockPolicy.Effect.PAUSE);
  }

  private static Deadline.Day day(String date, Deadline.Status status, int counted) {
    return new Deadline.Day(LocalDate.parse(date), status, counted, null, null);
  }

  private static OffsetDateTime at(LocalDateTime local) {
    return local.atOffset(ZoneOffset.ofHours(7));
  }
}
