package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.ClockPolicy;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.NearMark;
import vn.evn.request.deadline.Term;

/** What holds of the times of a request, whatever was done to it. */
final class TimeLaws {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Timers TIMERS =
      new Timers(() -> RequestFixture.DEADLINES, List.of(new NearMark("80%")));

  private TimeLaws() {}

  /** Any way in which a service may let its times run. */
  static UnaryOperator<ServiceDefinition> anyClock(Random random) {
    Effect[] effects = Effect.values();
    UnaryOperator<ServiceDefinition> policy =
        OtherServices.with(
            new ClockPolicy(
                effects[random.nextInt(3)],
                effects[random.nextInt(3)],
                effects[random.nextInt(3)],
                effects[random.nextInt(3)],
                1 + random.nextInt(10),
                1 + random.nextInt(10),
                random.nextInt(20),
                random.nextInt(3)));
    String others = random.nextBoolean() ? "\"STATE_BODY\"" : "\"APPLICANT\"";
    UnaryOperator<ServiceDefinition> step =
        OtherServices.withStep(
            random.nextBoolean() ? "SURVEY" : "VERIFICATION",
            "{\"waitsFor\": " + others + ", \"workingDays\": " + (1 + random.nextInt(5)) + "}");
    return service -> step.apply(policy.apply(service));
  }

  static void hold(RequestFixture fixture, String life) {
    RequestFile file = fixture.file();
    RequestSnapshot request = file.request();
    boolean awaiting =
        request.state() == RequestState.AWAITING_SUPPLEMENT
            || request.state() == RequestState.AWAITING_PAYMENT;
    assertThat(request.answerDueAt() != null).as(life).isEqualTo(awaiting);
    assertThat(request.dueProvisional() == null).as(life).isEqualTo(request.dueAt() == null);
    if (!Timekeeping.isOpen(request.state())) {
      assertThat(TIMERS.of(file)).as(life).isEmpty();
      assertThat(file.stepDueAt()).as(life).isNull();
    } else {
      assertThat(TIMERS.of(file).stream().anyMatch(timer -> timer.mark() == null))
          .as(life)
          .isEqualTo(awaiting);
    }
    Term term = file.work().term();
    if (term != null) {
      explained(request, term, life);
    }
  }

  private static void explained(RequestSnapshot request, Term term, String life) {
    Set<Term.Why> waits = term.open().stream().map(Term.Pause::why).collect(Collectors.toSet());
    assertThat(waits.contains(Term.Why.ENDED))
        .as(life)
        .isEqualTo(!Timekeeping.isOpen(request.state()));
    if (Timekeeping.isOpen(request.state())) {
      assertThat(waits.contains(Term.Why.SUPPLEMENT))
          .as(life)
          .isIn(false, request.state() == RequestState.AWAITING_SUPPLEMENT);
      assertThat(waits.contains(Term.Why.PAYMENT))
          .as(life)
          .isIn(false, request.state() == RequestState.AWAITING_PAYMENT);
    }
    Deadline deadline = RequestFixture.DEADLINES.of(term);
    OffsetDateTime due = deadline.dueAt();
    LocalDate first = term.acceptedAt().atZoneSameInstant(ZONE).toLocalDate();
    LocalDate last = due.atZoneSameInstant(ZONE).toLocalDate();
    assertThat(deadline.days().stream().map(Deadline.Day::date).toList())
        .as(life)
        .isEqualTo(first.datesUntil(last.plusDays(1)).toList());
    long counted = deadline.days().stream().filter(day -> day.counted() > 0).count();
    long extended =
        deadline.days().stream().filter(day -> day.status() == Deadline.Status.EXTENDED).count();
    assertThat(counted).as(life).isEqualTo(term.workingDays() + extended);
  }
}
