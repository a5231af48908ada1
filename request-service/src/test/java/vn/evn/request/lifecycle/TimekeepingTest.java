package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.ClockPolicy;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.NearMark;
import vn.evn.request.deadline.Term;

/**
 * How the times follow what happens. A renewal has three working days; accepted on Monday 16
 * November 2026 it is due on Thursday 19, holidays left aside.
 */
class TimekeepingTest {
  private static final String WORKS =
      "{\"code\": \"WORKS\", \"name\": \"Chi phí ví dụ\", \"amountVnd\": 450000}";
  private static final Timers TIMERS =
      new Timers(() -> RequestFixture.DEADLINES, List.of(new NearMark("80%")));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RESTART, 2026-11-23, two days after the answer",
    "PAUSE, 2026-11-20, one day before the question and one after the answer",
    "RUN, 2026-11-18, as if nothing had been asked"
  })
  void letsASupplementBeforeAcceptanceActOnTheTimeToCheck(Effect effect, String date, String why) {
    RequestFixture request =
        renewal(policy(effect, Effect.PAUSE, Effect.PAUSE, Effect.PAUSE, 2))
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-19T10:00:00+07:00")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(request.file().stepDueAt()).as(why).isEqualTo(closing(date));
    assertThat(request.request().dueAt()).as("nothing is promised before acceptance").isNull();
    request.act(RequestAction.ACCEPT);
    assertThat(request.file().stepDueAt()).isNull();
    assertThat(request.request().dueAt()).isEqualTo(closing("2026-11-24"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "RESTART, 2026-11-23, three days after the answer",
    "PAUSE, 2026-11-20, the day of waiting is added",
    "RUN, 2026-11-19, as if nothing had been asked"
  })
  void letsWaitingAfterAcceptanceActAsTheServiceSays(Effect effect, String date, String why) {
    RequestFixture supplemented =
        renewal(policy(Effect.PAUSE, effect, Effect.PAUSE, Effect.PAUSE, 1))
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-18T10:00:00+07:00")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(supplemented.request().dueAt()).as("supplement: " + why).isEqualTo(closing(date));
    RequestSnapshot.SupplementRound round = supplemented.request().supplementRounds().get(0);
    assertThat(round.dueAtBefore()).isEqualTo(closing("2026-11-19"));
    assertThat(round.dueAtAfter()).isEqualTo(closing(date));

    RequestFixture paid =
        renewal(policy(Effect.PAUSE, Effect.PAUSE, effect, Effect.PAUSE, 1))
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.REQUEST_PAYMENT, WORKS)
            .at("2026-11-18T10:00:00+07:00")
            .act(RequestAction.CONFIRM_PAYMENT, "{\"reference\": \"GD-1\"}");
    assertThat(paid.request().dueAt()).as("payment: " + why).isEqualTo(closing(date));

    RequestFixture stateBody =
        renewal(policy(Effect.PAUSE, Effect.PAUSE, Effect.PAUSE, effect, 1))
            .under(OtherServices.withStep("VERIFICATION", "{\"waitsFor\": \"STATE_BODY\"}"))
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.START_STEP)
            .at("2026-11-18T10:00:00+07:00")
            .act(RequestAction.COMPLETE_STEP);
    assertThat(stateBody.request().dueAt()).as("state body: " + why).isEqualTo(closing(date));
  }

  @Test
  void goesOnWaitingForAStateBodyWhenTheApplicantHasAnswered() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(
                OtherServices.withStep(
                    "VERIFICATION", "{\"waitsFor\": \"STATE_BODY\", \"workingDays\": null}"))
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(term(request).open())
        .extracting(Term.Pause::why)
        .containsExactly(Term.Why.STATE_BODY);
    assertThat(marks(request)).as("a date that stands still has no marks").isEmpty();
    request.at("2026-11-18T10:00:00+07:00").act(RequestAction.COMPLETE_STEP);
    assertThat(term(request).open()).isEmpty();
    assertThat(request.request().dueAt()).isEqualTo(closing("2026-11-23"));
  }

  @Test
  void promisesADateForEachStepThatHasATime() {
    UnaryOperator<ServiceDefinition> twoDays =
        OtherServices.withStep("VERIFICATION", "{\"workingDays\": 2}");
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(twoDays)
            .under(OtherServices.withStep("ANNEX", "{\"workingDays\": null}"))
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00");
    Moved started = request.tryToAct(RequestAction.START_STEP, null, null, "{}");
    assertThat(started.change().stepDueAt()).isEqualTo(closing("2026-11-19"));
    request.at("2026-11-18T10:00:00+07:00").act(RequestAction.START_STEP);
    assertThat(request.file().stepDueAt()).as("begun once").isEqualTo(closing("2026-11-19"));
    request.act(RequestAction.REQUEST_SUPPLEMENT);
    assertThat(marks(request)).isEmpty();
    request.at("2026-11-19T10:00:00+07:00").act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(request.file().stepDueAt()).as("paused").isEqualTo(closing("2026-11-20"));
    assertThat(marks(request))
        .extracting(DeadlineMark::kind)
        .contains(DeadlineMark.Kind.STEP, DeadlineMark.Kind.REQUEST);
    Moved done = request.tryToAct(RequestAction.COMPLETE_STEP, null, null, "{}");
    assertThat(done.change().stepDueAt()).as("the next step has no time").isNull();
  }

  @Test
  void letsTheTimeOfAStepOfOthersRunWhileTheyWork() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(
                OtherServices.withStep(
                    "VERIFICATION", "{\"waitsFor\": \"STATE_BODY\", \"workingDays\": 5}"))
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP);
    assertThat(request.file().stepDueAt()).isEqualTo(closing("2026-11-23"));
    assertThat(marks(request)).extracting(DeadlineMark::kind).containsOnly(DeadlineMark.Kind.STEP);
  }

  @Test
  void tellsUntilWhenTheApplicantHasToAnswer() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(OtherServices.withFee())
            .act(RequestAction.ACCEPT)
            .act(RequestAction.REQUEST_SUPPLEMENT);
    assertThat(request.request().answerDueAt()).isEqualTo(closing("2026-11-30"));
    request.at("2026-11-18T10:00:00+07:00").act(RequestAction.NOTE);
    request.act(RequestAction.EXTEND, "{\"dueAt\": \"2026-12-10T17:00:00+07:00\"}");
    assertThat(request.request().answerDueAt()).as("kept").isEqualTo(closing("2026-11-30"));
    request.act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(request.request().answerDueAt()).isNull();
    request.act(RequestAction.REQUEST_PAYMENT, WORKS);
    assertThat(request.request().answerDueAt()).isEqualTo(closing("2026-12-02"));
  }

  @Test
  void takesOutTheTimeInWhichARequestHadEnded() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.STOP);
    assertThat(request.request().dueAt()).as("stays as it was").isEqualTo(closing("2026-11-19"));
    assertThat(TIMERS.of(request.file())).isEmpty();
    request.at("2026-11-19T10:00:00+07:00").act(RequestAction.REOPEN);
    assertThat(request.request().dueAt()).isEqualTo(closing("2026-11-23"));
  }

  @Test
  void givesTheApplicantHisTimeAgainWhenARequestIsOpenedAgain() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-12-01T08:00:00+07:00")
            .act(RequestAction.STOP)
            .at("2026-12-02T08:00:00+07:00")
            .act(RequestAction.REOPEN);
    assertThat(request.request().state()).isEqualTo(RequestState.AWAITING_SUPPLEMENT);
    assertThat(request.request().answerDueAt()).isEqualTo(closing("2026-12-16"));
    request.at("2026-12-03T08:00:00+07:00").act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(request.request().dueAt())
        .as("waiting went on while it had ended, and counts once")
        .isEqualTo(closing("2026-12-08"));
  }

  @Test
  void takesNothingOutForAStateThatWasEnteredWrongly() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.STOP)
            .at("2026-11-19T10:00:00+07:00")
            .act(RequestAction.CORRECT, "{\"state\": \"IN_PROGRESS\"}");
    assertThat(request.request().dueAt()).isEqualTo(closing("2026-11-19"));
    assertThat(term(request).pauses()).isEmpty();
    request.act(RequestAction.CORRECT, "{\"state\": \"SUBMITTED\"}");
    assertThat(request.file().work().term()).isNull();
    assertThat(request.request().dueProvisional()).isNull();
    assertThat(request.file().stepDueAt())
        .as("it has to be checked again")
        .isEqualTo(closing("2026-11-20"));
  }

  @ParameterizedTest(name = "{0} days, at {1}: {2}")
  @CsvSource({
    "30, 2026-12-17T23:59:59+07:00, true",
    "30, 2026-12-18T00:00:00+07:00, false",
    "0, 2026-11-17T23:59:59+07:00, true",
    "0, 2026-11-18T00:00:00+07:00, false"
  })
  void opensAgainWithinTheWindowAlone(int days, String time, boolean legal) {
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(
                OtherServices.with(
                    new ClockPolicy(
                        Effect.RESTART, Effect.PAUSE, Effect.PAUSE, Effect.PAUSE, 10, 10, days)))
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.REFUSE)
            .at(time);
    assertThat(request.legal().contains(RequestAction.REOPEN)).isEqualTo(legal);
    if (legal) {
      assertThat(request.act(RequestAction.REOPEN).request().state())
          .isEqualTo(RequestState.SUBMITTED);
      assertThat(request.file().work().clocks().reopenUntil()).isNull();
    } else {
      assertThatThrownBy(() -> request.act(RequestAction.REOPEN))
          .isInstanceOf(IllegalMoveException.class)
          .hasMessageContaining("the window ended");
    }
  }

  @Test
  void keepsWhatAnExtensionChangedAndWhy() {
    RequestFixture request = RequestFixture.aRenewal().act(RequestAction.ACCEPT);
    request.tryToAct(
        RequestAction.EXTEND, "Mưa bão", null, "{\"dueAt\": \"2026-11-27T03:00:00Z\"}");
    assertThat(term(request).extensions())
        .containsExactly(
            new Term.Extension(
                RequestFixture.MONDAY,
                closing("2026-11-19"),
                OffsetDateTime.parse("2026-11-27T03:00:00Z"),
                "Mưa bão",
                "Phạm Ví Dụ"));
    assertThat(request.request().dueAt()).isEqualTo("2026-11-27T10:00:00+07:00");
    assertThatThrownBy(
            () -> request.act(RequestAction.EXTEND, "{\"dueAt\": \"2226-11-27T10:00:00+07:00\"}"))
        .isInstanceOf(InvalidCommandException.class);
  }

  @Test
  void ringsOnceForEachMarkAndDateInOrder() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .under(OtherServices.withStep("VERIFICATION", "{\"workingDays\": 1}"))
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP);
    List<Timer> timers = TIMERS.of(request.file());
    assertThat(timers)
        .extracting(Timer::at)
        .containsExactly(
            OffsetDateTime.parse("2026-11-17T15:24:00+07:00"),
            closing("2026-11-17"),
            OffsetDateTime.parse("2026-11-19T10:42:00+07:00"),
            closing("2026-11-19"));
    assertThat(TIMERS.past(request.file(), closing("2026-11-17")))
        .as("the last moment is in time")
        .hasSize(1);
    assertThat(TIMERS.past(request.file(), closing("2026-11-17").plusSeconds(1))).hasSize(2);
    RequestFile rung = request.file();
    for (Timer timer : timers.subList(0, 2)) {
      rung = rung.announcing(Objects.requireNonNull(timer.mark()));
    }
    assertThat(TIMERS.of(rung)).isEqualTo(timers.subList(2, 4));
    assertThat(TIMERS.nextAt(rung)).contains(timers.get(2).at());
  }

  @Test
  void ringsAgainForAnotherDate() {
    RequestFixture request = RequestFixture.aRenewal().act(RequestAction.ACCEPT);
    DeadlineMark near = Objects.requireNonNull(TIMERS.of(request.file()).get(0).mark());
    request.act(RequestAction.EXTEND, "{\"dueAt\": \"2026-11-24T17:00:00+07:00\"}");
    RequestFile rung = request.file().announcing(near);
    assertThat(TIMERS.of(rung))
        .extracting(Timer::at)
        .as("80 % of the six days up to the new date")
        .containsExactly(OffsetDateTime.parse("2026-11-23T15:24:00+07:00"), closing("2026-11-24"));
  }

  @Test
  void leavesAnEndedRequestAloneAndBeginsWhatWasNotKept() {
    RequestFixture ended =
        RequestFixture.aRenewal().act(RequestAction.ACCEPT).act(RequestAction.STOP);
    Timekeeping weekdays = new Timekeeping(() -> RequestFixture.DEADLINES);
    ServiceDefinition renewal = ServiceCatalogue.load(List.of("RENEW")).get("RENEW");
    assertThat(weekdays.recounted(ended.file(), renewal, ended.now())).isSameAs(ended.file());

    RequestFixture old = RequestFixture.aRenewal();
    assertThat(old.file().work().clocks()).isEqualTo(Clocks.NONE);
    RequestFile begun = weekdays.recounted(old.file(), renewal, closing("2026-11-18"));
    assertThat(begun.stepDueAt()).isEqualTo(closing("2026-11-19"));
    assertThat(begun.request().version()).isEqualTo(1);
  }

  private static RequestFixture renewal(ClockPolicy policy) {
    UnaryOperator<ServiceDefinition> charging = OtherServices.withFee();
    return RequestFixture.aRenewal()
        .under(service -> charging.apply(OtherServices.with(policy).apply(service)));
  }

  private static ClockPolicy policy(
      Effect before, Effect after, Effect payment, Effect others, int receptionDays) {
    return new ClockPolicy(before, after, payment, others, 10, 10, 30, receptionDays);
  }

  private static List<@Nullable DeadlineMark> marks(RequestFixture request) {
    return TIMERS.of(request.file()).stream().map(Timer::mark).filter(Objects::nonNull).toList();
  }

  private static Term term(RequestFixture request) {
    return Objects.requireNonNull(request.file().work().term());
  }

  private static OffsetDateTime closing(String date) {
    return OffsetDateTime.parse(date + "T17:00:00+07:00");
  }
}
