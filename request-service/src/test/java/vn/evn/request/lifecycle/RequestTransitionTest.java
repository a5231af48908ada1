package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.evn.contracts.request.RequestState.ACCEPTED;
import static vn.evn.contracts.request.RequestState.AWAITING_PAYMENT;
import static vn.evn.contracts.request.RequestState.AWAITING_SUPPLEMENT;
import static vn.evn.contracts.request.RequestState.COMPLETED;
import static vn.evn.contracts.request.RequestState.IN_PROGRESS;
import static vn.evn.contracts.request.RequestState.REFUSED;
import static vn.evn.contracts.request.RequestState.RESULT_RETURNED;
import static vn.evn.contracts.request.RequestState.STOPPED;
import static vn.evn.contracts.request.RequestState.SUBMITTED;
import static vn.evn.contracts.request.RequestState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;

class RequestTransitionTest {
  private static final Set<RequestState> ENDED =
      EnumSet.of(REFUSED, WITHDRAWN, STOPPED, COMPLETED, RESULT_RETURNED);

  /** Which actions may follow each state, written down apart from the table that is tested. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SUBMITTED, accept refuse request-supplement withdraw hand-over correct note",
    "ACCEPTED, start-step request-supplement request-payment withdraw stop extend hand-over correct"
        + " note",
    "IN_PROGRESS, start-step complete-step request-supplement request-payment withdraw stop"
        + " complete extend hand-over correct note",
    "AWAITING_SUPPLEMENT, refuse receive-supplement withdraw stop extend hand-over correct note",
    "AWAITING_PAYMENT, confirm-payment withdraw stop extend hand-over correct note",
    "REFUSED, reopen correct note",
    "WITHDRAWN, reopen correct note",
    "STOPPED, reopen correct note",
    "COMPLETED, return-result correct note",
    "RESULT_RETURNED, correct note"
  })
  void allowsInEachStateTheseActionsAndNoOther(RequestState state, String actions) {
    assertThat(Lifecycle.legalIn(state).stream().map(RequestAction::apiName))
        .containsExactlyInAnyOrder(actions.split(" "));
  }

  @ParameterizedTest
  @EnumSource(RequestAction.class)
  void hasOneRowPerAction(RequestAction action) {
    assertThat(Arrays.stream(RequestTransition.values()).filter(row -> row.action() == action))
        .hasSize(1);
    assertThat(RequestAction.ofApiName(action.apiName())).contains(action);
  }

  @Test
  void announcesEveryMoveButANoteWithAnEventOfTheContract() throws Exception {
    Set<Object> known =
        Arrays.stream(RequestEvents.class.getFields())
            .map(RequestTransitionTest::valueOf)
            .collect(Collectors.toSet());
    for (RequestTransition row : RequestTransition.values()) {
      if (row == RequestTransition.NOTE) {
        assertThat(row.eventType()).isEmpty();
      } else {
        assertThat(known).as(row.name()).contains(row.eventType().orElseThrow());
      }
    }
  }

  @Test
  void reachesEveryStateWithoutACorrection() {
    Set<RequestState> reached = EnumSet.of(SUBMITTED);
    for (int i = 0; i < RequestState.values().length; i++) {
      for (RequestTransition row : RequestTransition.values()) {
        if (row != RequestTransition.CORRECT && row.from().stream().anyMatch(reached::contains)) {
          reached.addAll(row.to());
        }
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(RequestState.values());
  }

  @Test
  void leavesAnEndedStateOnlyByReopeningReturningOrCorrecting() {
    for (RequestTransition row : RequestTransition.values()) {
      boolean leaves = !row.to().isEmpty() && row.from().stream().anyMatch(ENDED::contains);
      assertThat(leaves)
          .as(row.name())
          .isEqualTo(
              List.of(
                      RequestTransition.REOPEN,
                      RequestTransition.RETURN_RESULT,
                      RequestTransition.CORRECT)
                  .contains(row));
    }
  }

  @Test
  void leavesEveryOpenStateByWithdrawing() {
    assertThat(RequestTransition.WITHDRAW.from())
        .containsExactlyInAnyOrder(
            SUBMITTED, ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT);
  }

  private static Object valueOf(java.lang.reflect.Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
