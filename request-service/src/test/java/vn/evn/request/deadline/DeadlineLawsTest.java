package vn.evn.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.evn.request.deadline.CalendarFixture.CALENDAR;
import static vn.evn.request.deadline.CalendarFixture.DEADLINES;
import static vn.evn.request.deadline.CalendarFixture.ZONE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.Deadline.Day;
import vn.evn.request.deadline.Deadline.Status;

/**
 * A date is always explained, and the explanation is always of that date: tried with random
 * sequences of waiting, resuming and extending at any time of the years that are known and around
 * them. The counting that it is held against is written down here a second time, in another way.
 */
class DeadlineLawsTest {
  private static final Set<Status> FREE = EnumSet.of(Status.WEEKEND, Status.HOLIDAY);
  private static final Set<Status> COUNTED =
      EnumSet.of(Status.COUNTED, Status.MAKE_UP_DAY, Status.EXTENDED);
  private static final Set<Status> PAUSED =
      EnumSet.of(
          Status.PAUSED_FOR_SUPPLEMENT,
          Status.PAUSED_FOR_PAYMENT,
          Status.PAUSED_FOR_APPLICANT,
          Status.PAUSED_FOR_STATE_BODY,
          Status.PAUSED_WHILE_ENDED);

  /** What happens next in the life of a term, so many minutes after what happened before. */
  private record Turn(int minutes, int kind, Term.Why why, boolean restart, int extraMinutes) {}

  @Provide
  Arbitrary<Term> lives() {
    Arbitrary<OffsetDateTime> accepted =
        Arbitraries.longs()
            .between(
                LocalDateTime.parse("2018-12-25T00:00").toEpochSecond(ZoneOffset.UTC) / 60,
                LocalDateTime.parse("2026-12-31T23:59").toEpochSecond(ZoneOffset.UTC) / 60)
            .map(
                minute ->
                    LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)
                        .atOffset(ZoneOffset.ofHours(7)));
    Arbitrary<Turn> turns =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 600)),
                    net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 12_000))),
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(Term.Why.class),
                Arbitraries.of(true, false, false),
                Arbitraries.integers().between(1, 60_000))
            .as(Turn::new);
    return Combinators.combine(
            accepted,
            Arbitraries.integers().between(1, 30),
            turns.list().ofMaxSize(10),
            Arbitraries.of(ZoneOffset.ofHours(7), ZoneOffset.UTC, ZoneOffset.ofHours(-8)))
        .as(DeadlineLawsTest::lived);
  }

  private static Term lived(
      OffsetDateTime accepted, int days, List<Turn> turns, ZoneOffset offset) {
    Term term = Term.of(accepted.withOffsetSameInstant(offset), days);
    OffsetDateTime now = accepted;
    for (Turn turn : turns) {
      now = now.plusMinutes(turn.minutes());
      OffsetDateTime at = now.withOffsetSameInstant(offset);
      List<Term.Pause> open = term.open();
      if (turn.kind() == 0) {
        OffsetDateTime present = DEADLINES.of(term).dueAt();
        term =
            term.extended(
                new Term.Extension(
                    at,
                    present,
                    (present.isAfter(at) ? present : at).plusMinutes(turn.extraMinutes()),
                    "Lý do",
                    "VD"));
      } else if (turn.kind() <= 2 && !open.isEmpty()) {
        term = term.resumed(open.get(0), at);
      } else if (open.stream().noneMatch(pause -> pause.why() == turn.why())) {
        term = term.paused(at, turn.why(), "1", turn.restart() ? Effect.RESTART : Effect.PAUSE);
      }
    }
    return term;
  }

  @Property(tries = 5_000)
  void aDateIsWhatCountingInAnotherWayGives(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    OffsetDateTime counted = closing(countedAgain(term));
    assertThat(deadline.countedDueAt()).isEqualTo(counted);
    OffsetDateTime promised =
        term.extension().map(extension -> movedAgain(term, extension)).orElse(counted);
    assertThat(deadline.dueAt()).isEqualTo(promised.isAfter(counted) ? promised : counted);
  }

  @Property(tries = 5_000)
  void everyDayFromAcceptanceToTheDateIsExplainedOnce(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    List<LocalDate> dates = deadline.days().stream().map(Day::date).toList();
    LocalDate first = dateOf(term.acceptedAt());
    LocalDate last = dateOf(deadline.dueAt());
    assertThat(dates).isEqualTo(first.datesUntil(last.plusDays(1)).toList());
    assertThat(deadline.days()).extracting(Day::status).containsOnlyOnce(Status.ACCEPTANCE);
  }

  @Property(tries = 5_000)
  void theReasonOfEachDayIsTrue(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    for (Day day : deadline.days()) {
      boolean working = worked(day.date());
      Optional<Term.Pause> pause = pauseOn(term, day.date());
      if (FREE.contains(day.status())) {
        assertThat(working).as("%s", day).isFalse();
        boolean holiday = day.status() == Status.HOLIDAY;
        assertThat(day.entry() != null && !day.entry().worked()).as("%s", day).isEqualTo(holiday);
      } else {
        assertThat(working).as("%s", day).isTrue();
      }
      if (PAUSED.contains(day.status())) {
        assertThat(day.pause()).as("%s", day).isNotNull();
        assertThat(pause).as("%s", day).isPresent();
      }
      if (COUNTED.contains(day.status())) {
        assertThat(pause).as("%s", day).isEmpty();
        assertThat(day.counted()).isPositive();
      } else {
        assertThat(day.counted()).isZero();
      }
    }
  }

  @Property(tries = 5_000)
  void asManyDaysAreCountedAsThereAreInOrderAndNoneIsForgotten(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    List<Integer> numbers = deadline.days().stream().map(Day::counted).filter(n -> n > 0).toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
    long extended = deadline.days().stream().filter(day -> day.status() == Status.EXTENDED).count();
    assertThat(numbers).hasSize((int) (term.workingDays() + extended));
    assertThat(extended == 0 || deadline.dueAt().isAfter(deadline.countedDueAt())).isTrue();
    int from = lastBegin(deadline.days());
    for (Day day : deadline.days().subList(from + 1, deadline.days().size())) {
      boolean counts = worked(day.date()) && pauseOn(term, day.date()).isEmpty();
      assertThat(day.counted() > 0).as("%s", day).isEqualTo(counts);
    }
  }

  @Property(tries = 2_000)
  void wordsAreThereForEveryDay(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    DeadlineWords words = new DeadlineWords(ZONE);
    assertThat(words.of(deadline).vi()).startsWith("Hạn ");
    assertThat(words.of(deadline).en()).startsWith("Due ");
    for (Day day : deadline.days()) {
      assertThat(words.of(day).vi()).isNotBlank().doesNotContain("null");
      assertThat(words.of(day).en()).isNotBlank().doesNotContain("null");
    }
  }

  @Property(tries = 2_000)
  void aMarkIsNeverBeforeTheFirstDayNorAfterTheDate(@ForAll("lives") Term term) {
    Deadline deadline = DEADLINES.of(term);
    OffsetDateTime before = term.acceptedAt();
    for (String mark : List.of("20%", "50%", "80%", "99%")) {
      OffsetDateTime reached = DEADLINES.near(deadline, new NearMark(mark));
      assertThat(reached).isAfterOrEqualTo(before).isBeforeOrEqualTo(deadline.dueAt());
      before = reached;
    }
    assertThat(DEADLINES.near(deadline, new NearMark("1d")))
        .isAfter(term.acceptedAt())
        .isBeforeOrEqualTo(deadline.dueAt());
  }

  @Property(tries = 2_000)
  void waitingAndMoreDaysNeverBringADateForward(@ForAll("lives") Term term) {
    OffsetDateTime due = DEADLINES.of(term).dueAt();
    Term longer =
        new Term(term.acceptedAt(), term.workingDays() + 1, term.pauses(), term.extensions());
    assertThat(DEADLINES.of(longer).dueAt()).isAfterOrEqualTo(due);
    OffsetDateTime last = term.acceptedAt();
    for (Term.Pause pause : term.pauses()) {
      last = pause.from().isAfter(last) ? pause.from() : last;
      last = pause.to() != null && pause.to().isAfter(last) ? pause.to() : last;
    }
    Term waited = term.paused(last.plusHours(1), Term.Why.PAYMENT, "2", Effect.PAUSE);
    assertThat(DEADLINES.of(waited).dueAt()).as("while it lasts").isEqualTo(due);
    Term resumed = waited.resumed(waited.open().get(waited.open().size() - 1), last.plusDays(9));
    assertThat(DEADLINES.of(resumed).dueAt()).isAfterOrEqualTo(due);
  }

  @Property(tries = 500)
  void minutesWithAndWithoutWaitingAreThoseOfTheWhole(@ForAll("lives") Term term) {
    WorkingTime time = DEADLINES.time();
    OffsetDateTime end = DEADLINES.of(term).dueAt();
    long all = time.minutesBetween(term.acceptedAt(), end);
    long ours = time.minutesBetween(term.acceptedAt(), end, term.pauses());
    assertThat(ours).isBetween(0L, all);
    assertThat(ours).isEqualTo(minuteByMinute(term, end));
  }

  // ---- the second way of counting ----

  private static LocalDate countedAgain(Term term) {
    LocalDate begin = arrival(term.acceptedAt());
    for (Term.Pause pause : term.pauses()) {
      if (pause.effect() == Effect.RESTART && pause.to() != null) {
        LocalDate anew = arrival(pause.to());
        begin = anew.isAfter(begin) ? anew : begin;
      }
    }
    LocalDate day = begin;
    int left = term.workingDays();
    while (left > 0) {
      day = day.plusDays(1);
      if (worked(day) && pauseOn(term, day).isEmpty()) {
        left--;
      }
    }
    return day;
  }

  private static OffsetDateTime movedAgain(Term term, Term.Extension extension) {
    LocalDate promised = dateOf(extension.at());
    LocalDate last = dateOf(extension.to());
    List<LocalDate> days = new ArrayList<>();
    promised.plusDays(1).datesUntil(last.plusDays(1)).filter(d -> worked(d)).forEach(days::add);
    int wanted = days.size();
    LocalDate day = promised;
    int had = 0;
    boolean waited = false;
    while (had < wanted) {
      day = day.plusDays(1);
      if (worked(day)) {
        if (pauseOn(term, day).isPresent()) {
          waited = true;
        } else {
          had++;
        }
      }
    }
    return waited
        ? day.atTime(extension.to().atZoneSameInstant(ZONE).toLocalTime())
            .atZone(ZONE)
            .toOffsetDateTime()
        : extension.to();
  }

  private static boolean worked(LocalDate day) {
    for (CalendarDay entry : CALENDAR.days()) {
      if (entry.date().equals(day)) {
        return entry.kind() == CalendarDay.Kind.MAKE_UP_WORKDAY;
      }
    }
    return day.getDayOfWeek().getValue() < 6;
  }

  private static Optional<Term.Pause> pauseOn(Term term, LocalDate day) {
    return term.pauses().stream().filter(pause -> takesOut(pause, day)).findFirst();
  }

  private static boolean takesOut(Term.Pause pause, LocalDate day) {
    OffsetDateTime end = pause.to();
    return end != null && day.isAfter(dateOf(pause.from())) && !day.isAfter(arrival(end));
  }

  private static LocalDate arrival(OffsetDateTime time) {
    LocalDateTime local = time.atZoneSameInstant(ZONE).toLocalDateTime();
    LocalDate day = local.toLocalDate();
    if (local.toLocalTime().isAfter(LocalTime.of(17, 0))) {
      day = day.plusDays(1);
    }
    while (!worked(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate dateOf(OffsetDateTime time) {
    return time.atZoneSameInstant(ZONE).toLocalDate();
  }

  private static OffsetDateTime closing(LocalDate day) {
    return day.atTime(17, 0).atZone(ZONE).toOffsetDateTime();
  }

  private static int lastBegin(List<Day> days) {
    int last = 0;
    for (int i = 0; i < days.size(); i++) {
      Status status = days.get(i).status();
      last = status == Status.ACCEPTANCE || status == Status.RESTART ? i : last;
    }
    return last;
  }

  /** Adds up minute by minute; all times here are of whole minutes. */
  private static long minuteByMinute(Term term, OffsetDateTime end) {
    long minutes = 0;
    for (LocalDate day = dateOf(term.acceptedAt());
        !day.isAfter(dateOf(end));
        day = day.plusDays(1)) {
      if (!worked(day)) {
        continue;
      }
      for (LocalTime[] span :
          new LocalTime[][] {
            {LocalTime.of(7, 30), LocalTime.of(11, 30)}, {LocalTime.of(13, 0), LocalTime.of(17, 0)}
          }) {
        OffsetDateTime from = day.atTime(span[0]).atZone(ZONE).toOffsetDateTime();
        for (int m = 0; m < Duration.between(span[0], span[1]).toMinutes(); m++) {
          OffsetDateTime minute = from.plusMinutes(m);
          boolean inside =
              !minute.isBefore(term.acceptedAt()) && minute.isBefore(end) && !waits(term, minute);
          minutes += inside ? 1 : 0;
        }
      }
    }
    return minutes;
  }

  private static boolean waits(Term term, OffsetDateTime minute) {
    return term.pauses().stream()
        .anyMatch(
            pause ->
                !minute.isBefore(pause.from())
                    && (pause.to() == null || minute.isBefore(pause.to())));
  }
}
