package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.Circumstance;
import vn.evn.request.catalogue.FeeItem;
import vn.evn.request.deadline.Term;

/** Laws that hold whatever is done to a request, tried with many random lives. */
class RandomLivesTest {
  private static final Set<RequestState> ENDED =
      EnumSet.of(
          RequestState.REFUSED,
          RequestState.WITHDRAWN,
          RequestState.STOPPED,
          RequestState.COMPLETED,
          RequestState.RESULT_RETURNED);

  private static final int LIVES = 2_000;
  private static final int ACTIONS = 40;

  @Test
  void neverReachesAnIllegalStateAndAlwaysExplainsItsDate() {
    Set<RequestState> seen = EnumSet.noneOf(RequestState.class);
    for (int seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      RequestFixture request = aRequest(random);
      if (random.nextBoolean()) {
        request.under(TimeLaws.anyClock(random));
      }
      StringBuilder life =
          new StringBuilder("seed " + seed + " " + request.request().serviceType() + ":");
      Replay replay = new Replay(request.file());
      for (int i = 0; i < ACTIONS; i++) {
        step(request, random, life);
        replay.see(request.file());
        seen.add(request.request().state());
      }
      replay.check(life.toString());
    }
    assertThat(seen).containsExactlyInAnyOrder(RequestState.values());
  }

  private static RequestFixture aRequest(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> RequestFixture.aNewSupply();
      case 1 -> RequestFixture.aTermination();
      case 2 -> RequestFixture.aChangeOf("RECONNECT");
      case 3 -> RequestFixture.aChangeOf("METER_CHECK");
      case 4 -> RequestFixture.of("NEW_LV", "NON_RESIDENTIAL_LT40KW", null).by(1);
      default -> RequestFixture.aRenewal();
    };
  }

  private static void step(RequestFixture request, Random random, StringBuilder life) {
    RequestFile before = request.file();
    request.at(request.now().plusMinutes(random.nextInt(2_000)).toString());
    RequestAction action = pick(request, random);
    if (random.nextInt(40) == 0 && !ENDED.contains(before.request().state())) {
      request.wishingToWithdraw();
      before = request.file();
    }
    if (random.nextInt(10) == 0 && request.request().outcome() != null) {
      request.withFinalBill();
      before = request.file();
    }
    life.append(' ').append(action.apiName());
    boolean legal = request.legal().contains(action);
    try {
      Moved moved = request.tryToAct(action, "Lý do", "Ghi chú", data(action, request, random));
      if (!legal) {
        fail("%s was not announced as legal", life);
      }
      assertThat(request.request().version())
          .as(life.toString())
          .isEqualTo(before.request().version() + 1);
      assertThat(moved.change().from()).isEqualTo(before.request().state());
      assertThat(moved.change().to()).isEqualTo(request.request().state());
    } catch (IllegalMoveException e) {
      // Whether a correction is legal hangs on the state that it wants, too.
      boolean overAWish =
          action == RequestAction.CORRECT
              && before.work().withdrawal() != null
              && String.valueOf(e.getMessage()).contains("wish to withdraw");
      if (legal && !overAWish) {
        fail("%s was announced as legal: %s", life, e.getMessage());
      }
    } catch (InvalidCommandException e) {
      assertThat(request.file()).isSameAs(before);
    }
    holds(request, life.toString());
    TimeLaws.hold(request, life.toString());
  }

  /** Mostly what is legal, so that lives get far; sometimes anything. */
  private static RequestAction pick(RequestFixture request, Random random) {
    List<RequestAction> legal = request.legal();
    RequestAction[] all = RequestAction.values();
    return random.nextInt(10) == 0
        ? all[random.nextInt(all.length)]
        : legal.get(random.nextInt(legal.size()));
  }

  private static String data(RequestAction action, RequestFixture request, Random random) {
    RequestState[] states = RequestState.values();
    OffsetDateTime due = request.request().dueAt();
    return switch (action) {
      case ACCEPT, NOTE -> circumstances(request, random);
      case REQUEST_SUPPLEMENT, REFUSE ->
          random.nextBoolean() ? "{}" : "{\"reasonCode\": \"OTHER\"}";
      case COMPLETE_STEP -> RequestFixture.OUTCOME;
      case COMPLETE ->
          "{\"results\": ["
              + request.service().requiredResults(request.file().facts()).stream()
                  .map(kind -> "{\"kind\": \"" + kind.code() + "\"}")
                  .collect(Collectors.joining(", "))
              + "]}";
      case REQUEST_PAYMENT ->
          "{\"code\": \""
              + request.service().fees().stream().map(FeeItem::code).findFirst().orElse("WORKS")
              + "\", \"name\": \"Chi phí\", \"amountVnd\": "
              + (1 + random.nextInt(1_000_000))
              + "}";
      case CONFIRM_PAYMENT -> "{\"reference\": \"GD-1\"}";
      case EXTEND ->
          "{\"dueAt\": \""
              + (due == null || due.isBefore(request.now()) ? request.now() : due).plusDays(3)
              + "\"}";
      case HAND_OVER -> "{\"unit\": \"PE0100\"}";
      case CORRECT -> "{\"state\": \"" + states[random.nextInt(states.length)] + "\"}";
      default -> "{}";
    };
  }

  private static String circumstances(RequestFixture request, Random random) {
    List<Circumstance> all = request.service().circumstances();
    if (all.isEmpty() || random.nextInt(3) == 0) {
      return "{}";
    }
    Circumstance one = all.get(random.nextInt(all.size()));
    String value =
        switch (one.kind()) {
          case FLAG -> random.nextBoolean() ? "true" : "false";
          case NUMBER -> String.valueOf(random.nextInt(100));
          case CHOICE -> "\"" + one.values().get(random.nextInt(one.values().size())) + "\"";
        };
    return "{\"circumstances\": {\"" + one.code() + "\": " + value + "}}";
  }

  private static void holds(RequestFixture fixture, String life) {
    RequestSnapshot request = fixture.request();
    RequestState state = request.state();
    assertThat(request.endedAt() != null)
        .as("ended in %s: %s", state, life)
        .isEqualTo(ENDED.contains(state));
    assertThat(request.resultReturnedAt() != null)
        .as("result in %s: %s", state, life)
        .isEqualTo(state == RequestState.RESULT_RETURNED);
    Term term = fixture.file().work().term();
    assertThat(request.dueAt() == null).as(life).isEqualTo(term == null);
    assertThat(request.acceptedAt() == null).as(life).isEqualTo(term == null);
    if (term != null) {
      assertThat(RequestFixture.DEADLINES.of(term).dueAt()).as(life).isEqualTo(request.dueAt());
    }
    long openRounds =
        request.supplementRounds().stream().filter(round -> round.answeredAt() == null).count();
    long dueFees = request.fees().stream().filter(fee -> fee.paidAt() == null).count();
    assertThat(openRounds + dueFees).as(life).isLessThanOrEqualTo(1);
    if (!ENDED.contains(state)) {
      assertThat(openRounds == 1).as(life).isEqualTo(state == RequestState.AWAITING_SUPPLEMENT);
      assertThat(dueFees == 1).as(life).isEqualTo(state == RequestState.AWAITING_PAYMENT);
    }
    if (state == RequestState.COMPLETED || state == RequestState.RESULT_RETURNED) {
      assertThat(Steps.next(fixture.service(), fixture.file())).as(life).isEmpty();
      assertThat(ResultReader.missing(fixture.service(), fixture.file().facts(), request.results()))
          .as(life)
          .isEmpty();
      boolean changesBilling =
          fixture.file().work().completedSteps().stream()
              .anyMatch(step -> fixture.service().step(step).orElseThrow().requiresOutcome());
      assertThat(request.outcome() != null || !changesBilling).as(life).isTrue();
    }
    if (fixture.file().work().completedSteps().contains("DEBTS_PAID")) {
      assertThat(fixture.file().work().finalBill()).as(life).isNotNull();
    }
    if (fixture.file().work().completedSteps().contains("FEE_PAID")) {
      assertThat(request.fees()).as(life).anyMatch(fee -> fee.paidAt() != null);
    }
  }
}
