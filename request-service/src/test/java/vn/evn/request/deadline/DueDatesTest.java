package vn.evn.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.evn.request.deadline.CalendarFixture.DEADLINES;
import static vn.evn.request.deadline.CalendarFixture.at;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.Deadline.Status;

/** Due dates worked out by hand on a wall calendar. */
class DueDatesTest {
  @ParameterizedTest(name = "{0} and {1} days: {4}")
  @CsvFileSource(resources = "/deadline/due-dates.csv", numLinesToSkip = 1)
  void fallOnTheDaysOfAWallCalendar(
      LocalDateTime accepted, int days, LocalDate due, boolean provisional, String why) {
    Deadline deadline = DEADLINES.of(Term.of(at(accepted), days));
    assertThat(deadline.dueAt()).as(why).isEqualTo(at(due.atTime(17, 0)));
    assertThat(deadline.provisional()).as(why).isEqualTo(provisional);
  }

  @Test
  void areExplainedByTheLawOfEachDay() {
    Deadline deadline = DEADLINES.of(Term.of(at("2019-04-26T17:01"), 2));
    assertThat(deadline.days())
        .extracting(Deadline.Day::status)
        .containsExactly(
            Status.AFTER_HOURS, // Friday 26 April
            Status.WEEKEND,
            Status.WEEKEND,
            Status.HOLIDAY, // swapped
            Status.HOLIDAY,
            Status.HOLIDAY,
            Status.ACCEPTANCE, // Thursday 2 May
            Status.COUNTED,
            Status.MAKE_UP_DAY);
    assertThat(deadline.days().get(3).entry())
        .isEqualTo(
            new CalendarDay(
                LocalDate.parse("2019-04-29"),
                CalendarDay.Kind.SWAPPED_OFF,
                "Giải phóng miền Nam",
                "Công văn 6519/VPCP-KGVX",
                CalendarDay.Confidence.HIGH));
    DeadlineWords words = new DeadlineWords(CalendarFixture.ZONE);
    assertThat(words.of(deadline.days().get(4)).vi())
        .isEqualTo("Nghỉ lễ: Giải phóng miền Nam (Điều 115 Bộ luật Lao động 2012)");
    assertThat(words.of(deadline.days().get(8)).en())
        .isEqualTo("Make-up day, làm bù ngày 29/4/2019 (Công văn 6519/VPCP-KGVX): working day 2");
    assertThat(words.of(deadline).vi())
        .isEqualTo(
            "Hạn 17:00 ngày 04/05/2019: 2 ngày làm việc tính từ ngày sau 02/05/2019; không tính 2"
                + " ngày nghỉ cuối tuần, 3 ngày nghỉ lễ");
  }

  /** Examples 05 and 06 of the portal: received, supplemented, and promised anew. */
  @Test
  void beginAnewAsInThePortalsExample() {
    Waiting waiting = new Waiting("2026-11-17T10:30", "2026-11-18T09:15");
    Term term = Term.of(at("2026-11-16T09:40"), 3);
    assertThat(DEADLINES.of(term).dueAt()).isEqualTo(at("2026-11-19T17:00"));
    Deadline anew = DEADLINES.of(waiting.in(term, Effect.RESTART));
    assertThat(anew.dueAt()).isEqualTo(at("2026-11-23T17:00"));
    assertThat(anew.days())
        .extracting(Deadline.Day::status)
        .containsExactly(
            Status.ACCEPTANCE,
            Status.BEFORE_RESTART,
            Status.RESTART,
            Status.COUNTED,
            Status.COUNTED,
            Status.WEEKEND,
            Status.WEEKEND,
            Status.COUNTED);
    assertThat(DEADLINES.of(waiting.in(term, Effect.PAUSE)).dueAt())
        .isEqualTo(at("2026-11-20T17:00"));
  }

  private record Waiting(String from, String to) {
    Term in(Term term, Effect effect) {
      return new Term(
          term.acceptedAt(),
          term.workingDays(),
          List.of(new Term.Pause(at(from), at(to), Term.Why.SUPPLEMENT, "1", effect)),
          term.extensions());
    }
  }

  @ParameterizedTest(name = "{0}, answered {2}: {4}")
  @CsvSource({
    "PAUSE, 2020-01-21T10:00, 2020-01-21T16:59, 2020-01-22, within a day nothing is lost",
    "PAUSE, 2020-01-21T10:00, 2020-01-21T17:01, 2020-01-30, answered after hours: as on the next day",
    "PAUSE, 2020-01-21T10:00, 2020-01-22T17:00, 2020-01-30, one working day of waiting",
    "PAUSE, 2020-01-21T10:00, 2020-01-23T09:00, 2020-01-31, answered on a holiday: as on the next day",
    "PAUSE, 2020-01-21T10:00, 2020-01-30T09:00, 2020-01-31, the holidays are not lost twice",
    "RESTART, 2020-01-21T10:00, 2020-01-22T09:00, 2020-01-31, two days after the answer",
    "RESTART, 2020-01-21T10:00, 2020-01-22T17:01, 2020-02-03, answered as on the first day after Tet",
    "RESTART, 2020-02-10T10:00, 2020-02-11T09:00, 2020-02-13, also when the date was past"
  })
  void moveByWhatWasWaitedFor(
      Effect effect, LocalDateTime from, LocalDateTime to, LocalDate due, String why) {
    // Two days, Tuesday 21 and Wednesday 22 January; the next working day is Thursday 30.
    Term term =
        new Term(
            at("2020-01-20T09:00"),
            2,
            List.of(new Term.Pause(at(from), at(to), Term.Why.SUPPLEMENT, "1", effect)),
            List.of());
    assertThat(DEADLINES.of(term).dueAt()).as(why).isEqualTo(at(due.atTime(17, 0)));
  }

  @Test
  void keepAnExtensionAndMoveItByWaitingAfterIt() {
    Term term =
        Term.of(at("2020-01-13T09:00"), 3)
            .extended(
                new Term.Extension(
                    at("2020-01-15T09:00"),
                    at("2020-01-16T17:00"),
                    at("2020-01-21T12:00"),
                    "Trời mưa",
                    "Phạm Ví Dụ"));
    Deadline extended = DEADLINES.of(term);
    assertThat(extended.dueAt()).isEqualTo(at("2020-01-21T12:00"));
    assertThat(extended.countedDueAt()).isEqualTo(at("2020-01-16T17:00"));
    assertThat(extended.days())
        .extracting(Deadline.Day::status)
        .endsWith(
            Status.EXTENDED, Status.WEEKEND, Status.WEEKEND, Status.EXTENDED, Status.EXTENDED);
    Term waited =
        new Term(
            term.acceptedAt(),
            3,
            List.of(
                new Term.Pause(
                    at("2020-01-20T10:00"),
                    at("2020-01-22T10:00"),
                    Term.Why.PAYMENT,
                    "WORKS",
                    Effect.PAUSE)),
            term.extensions());
    // Tuesday and Wednesday are waited; of the extension the Tuesday is left, for after Tet.
    assertThat(DEADLINES.of(waited).dueAt()).isEqualTo(at("2020-01-30T12:00"));
  }

  @Test
  void areProvisionalAloneWhereTheyDependOnWhatIsNotKnown() {
    Term term =
        Term.of(at("2026-11-16T09:00"), 3)
            .extended(
                new Term.Extension(
                    at("2026-11-17T09:00"), null, at("2027-03-01T17:00"), "Lý do", "VD"));
    assertThat(DEADLINES.of(term).provisional()).as("a promised day stays that day").isFalse();
    Term waited =
        new Term(
            term.acceptedAt(),
            3,
            List.of(
                new Term.Pause(
                    at("2026-11-18T09:00"),
                    at("2026-11-20T09:00"),
                    Term.Why.SUPPLEMENT,
                    "1",
                    Effect.PAUSE)),
            term.extensions());
    assertThat(DEADLINES.of(waited).provisional()).as("moved over unknown days").isTrue();
  }
}
