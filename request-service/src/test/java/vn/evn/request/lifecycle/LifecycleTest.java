package vn.evn.request.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.contracts.request.Outcome;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;

class LifecycleTest {
  @Test
  void mintsTheCustomerCodeAtTheContractAndTakesTheOutcomeWhenEnergised() {
    RequestFixture request =
        RequestFixture.aNewSupply()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.COMPLETE_STEP);
    assertThat(request.request().customerCode()).isNull();
    request.act(RequestAction.COMPLETE_STEP);
    assertThat(request.request().customerCode()).isEqualTo("PD01000000001");
    request
        .act(RequestAction.COMPLETE_STEP)
        .act(RequestAction.COMPLETE_STEP, RequestFixture.OUTCOME);
    RequestSnapshot energised = request.request();
    Outcome outcome = Objects.requireNonNull(energised.outcome());
    assertThat(outcome.customerCode()).isEqualTo("PD01000000001");
    assertThat(Objects.requireNonNull(outcome.servicePoint()).unit()).isEqualTo("PD0100");
    assertThat(energised.step()).isNull();
    request.act(RequestAction.COMPLETE, "{\"results\": [{\"kind\": \"CONTRACT\"}]}");
    assertThat(request.request().state()).isEqualTo(RequestState.COMPLETED);
    assertThat(request.request().endedAt()).isEqualTo(request.now());
    assertThat(request.request().version()).isEqualTo(8);
  }

  @Test
  void namesEveryFaultOfAnOutcome() {
    RequestFixture request = energising();
    assertThat(
            pointersOf(
                request,
                RequestAction.COMPLETE_STEP,
                """
                {"outcome": {"effectiveFrom": "soon",
                  "servicePoint": {"supplyVoltageKv": "0.4", "households": 1, "persons": 0,
                    "otherUse": {"share": 1.5}},
                  "readings": [{"kind": "FIRST", "registers": {"kwh": 1, "peak": 2}, "at": "now"}]}}"""))
        .contains(
            "/data/outcome/effectiveFrom",
            "/data/outcome/servicePoint/supplyVoltageKv",
            "/data/outcome/servicePoint/persons",
            "/data/outcome/servicePoint/customerGroup",
            "/data/outcome/servicePoint/meterNumber",
            "/data/outcome/servicePoint/otherUse/customerGroup",
            "/data/outcome/servicePoint/otherUse/share",
            "/data/outcome/readings/0/meterNumber",
            "/data/outcome/readings/0/kind",
            "/data/outcome/readings/0/registers",
            "/data/outcome/readings/0/at");
    assertThat(request.request().outcome()).isNull();
  }

  @ParameterizedTest(name = "{0} without what it needs: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "REQUEST_PAYMENT | {\"amountVnd\": 0.5}   | /data/code /data/name /data/amountVnd",
        "REQUEST_PAYMENT | {\"code\": \"A\", \"name\": \"B\", \"amountVnd\": \"100\"}"
            + " | /data/code /data/amountVnd",
        "REQUEST_SUPPLEMENT | {} | /reason",
        "REQUEST_SUPPLEMENT | {\"reasonCode\": \"BAD_MOOD\"} | /data/reasonCode",
        "REQUEST_SUPPLEMENT | {\"reasonCode\": \"OTHER\", \"asked\": []} | /data/asked",
        "REQUEST_SUPPLEMENT | {\"reasonCode\": \"OTHER\", \"asked\": [{}]} | /data/asked/0",
        "REQUEST_SUPPLEMENT | {\"reasonCode\": \"OTHER\", \"asked\": [{\"paper\": \"POEM\"},"
            + " {\"field\": \"colour\"}, {\"paper\": \"LEASE\", \"field\": \"phases\"}]}"
            + " | /data/asked/0/paper /data/asked/1/field /data/asked/2/field",
        "NOTE | {\"circumstances\": {\"area\": \"SEA\", \"construction\": \"yes\", \"mood\": 1}}"
            + " | /note /data/circumstances/area /data/circumstances/construction"
            + " /data/circumstances/mood",
        "HAND_OVER | {\"unit\": \"PD0100\"} | /reason /data/unit",
        "WITHDRAW | {} | /reason",
        "STOP | {} | /reason",
        "EXTEND | {\"dueAt\": \"2026-11-17T17:00:00+07:00\"} | /reason /data/dueAt",
        "EXTEND | {\"dueAt\": \"Monday\"} | /reason /data/dueAt",
        "HAND_OVER | {\"unit\": \"Hanoi\"} | /reason /data/unit",
        "HAND_OVER | {\"unit\": \"PZ9999\"} | /reason /data/unit",
        "CORRECT | {\"state\": \"LOST\"} | /reason /data/state",
        "START_STEP | {\"step\": \"DANCE\"} | /data/step",
        "START_STEP | {\"step\": \"ENERGISE\"} | /data/step",
        "NOTE | {} | /note",
      })
  void namesEveryFaultOfWhatAnActionNeeds(RequestAction action, String data, String pointers) {
    RequestFixture request = RequestFixture.aNewSupply().act(RequestAction.ACCEPT);
    assertThat(pointersOf(request, action, data)).containsExactlyInAnyOrder(pointers.split(" "));
    assertThat(request.request().version()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"450001", "450000.5", "'\"450000\"'"})
  void takesNoOtherAmountThanTheOneDue(String amount) {
    RequestFixture request = awaitingPayment();
    assertThat(
            pointersOf(
                request,
                RequestAction.CONFIRM_PAYMENT,
                "{\"reference\": \"GD-1\", \"amountVnd\": " + amount + "}"))
        .containsExactly("/data/amountVnd");
  }

  @Test
  void asksForNoFeeThatTheServiceDoesNotHave() {
    RequestFixture request = RequestFixture.aRenewal().act(RequestAction.ACCEPT);
    assertThat(request.legal()).doesNotContain(RequestAction.REQUEST_PAYMENT);
    assertThat(
            pointersOf(
                request,
                RequestAction.REQUEST_PAYMENT,
                "{\"code\": \"WORKS\", \"name\": \"Chi phí\", \"amountVnd\": 5000000}"))
        .containsExactly("/data/code");
  }

  @Test
  void boundsTheTextsOfAFeeAndItsPayment() {
    String longText = "a".repeat(201);
    RequestFixture request = RequestFixture.aNewSupply().act(RequestAction.ACCEPT);
    assertThat(
            pointersOf(
                request,
                RequestAction.REQUEST_PAYMENT,
                "{\"code\": \"WORKS\", \"amountVnd\": 1000, \"name\": \"" + longText + "\"}"))
        .containsExactly("/data/name");
    assertThat(
            pointersOf(
                awaitingPayment(),
                RequestAction.CONFIRM_PAYMENT,
                "{\"reference\": \"" + longText + "\"}"))
        .containsExactly("/data/reference");
  }

  @Test
  void neverGivesTheNumberOfARoundThatWasTakenBack() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .act(RequestAction.CORRECT, "{\"state\": \"SUBMITTED\"}")
            .act(RequestAction.REQUEST_SUPPLEMENT);
    assertThat(request.request().supplementRounds()).extracting(r -> r.number()).containsExactly(2);
    request.act(RequestAction.RECEIVE_SUPPLEMENT).act(RequestAction.REQUEST_SUPPLEMENT);
    assertThat(request.request().supplementRounds())
        .extracting(r -> r.number())
        .containsExactly(2, 3);
  }

  @Test
  void goesOnWhereItStoodAfterAPayment() {
    RequestFixture request =
        awaitingPayment().act(RequestAction.CONFIRM_PAYMENT, "{\"reference\": \"GD-1\"}");
    assertThat(request.request().state()).isEqualTo(RequestState.IN_PROGRESS);
    assertThat(request.request().step()).isEqualTo("VERIFICATION");
    assertThat(request.request().fees().get(0).paidAt()).isNotNull();
  }

  @Test
  void addsTheDaysOfASupplementAfterAcceptance() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .at("2026-11-17T10:00:00+07:00")
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-19T10:00:00+07:00")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    RequestSnapshot.SupplementRound round = request.request().supplementRounds().get(0);
    assertThat(round.dueAtBefore()).isEqualTo(OffsetDateTime.parse("2026-11-19T17:00:00+07:00"));
    assertThat(round.dueAtAfter()).isEqualTo(OffsetDateTime.parse("2026-11-23T17:00:00+07:00"));
    assertThat(request.request().dueAt()).isEqualTo(round.dueAtAfter());
  }

  @Test
  void startsTheTimeAnewWhenPapersWereAskedForBeforeAcceptance() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-19T10:00:00+07:00")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    assertThat(request.request().state()).isEqualTo(RequestState.SUBMITTED);
    assertThat(request.request().dueAt()).isNull();
    request.act(RequestAction.ACCEPT);
    assertThat(request.request().dueAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-24T17:00:00+07:00"));
  }

  @Test
  void opensAgainWhereItStoodWhenItEnded() {
    RequestFixture awaiting =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .act(RequestAction.WITHDRAW)
            .act(RequestAction.REOPEN);
    assertThat(awaiting.request().state()).isEqualTo(RequestState.AWAITING_SUPPLEMENT);
    assertThat(awaiting.act(RequestAction.RECEIVE_SUPPLEMENT).request().state())
        .isEqualTo(RequestState.ACCEPTED);
    RequestFixture paying = awaitingPayment().act(RequestAction.STOP).act(RequestAction.REOPEN);
    assertThat(paying.request().state()).isEqualTo(RequestState.AWAITING_PAYMENT);
    assertThat(paying.request().endedAt()).isNull();
    RequestFixture fresh =
        RequestFixture.aRenewal().act(RequestAction.REFUSE).act(RequestAction.REOPEN);
    assertThat(fresh.request().state()).isEqualTo(RequestState.SUBMITTED);
  }

  @Test
  void correctsOnlyToAStateWhoseFactsAreThere() {
    RequestFixture request =
        RequestFixture.aRenewal().act(RequestAction.ACCEPT).act(RequestAction.START_STEP);
    for (String state :
        List.of(
            "AWAITING_SUPPLEMENT",
            "AWAITING_PAYMENT",
            "COMPLETED",
            "RESULT_RETURNED",
            "IN_PROGRESS")) {
      assertThat(
              catchThrowableOfType(
                      InvalidCommandException.class,
                      () ->
                          request.tryToAct(
                              RequestAction.CORRECT,
                              "Nhầm",
                              null,
                              "{\"state\": \"" + state + "\"}"))
                  .faults())
          .as(state)
          .extracting(InvalidCommandException.Fault::pointer)
          .containsExactly("/data/state");
    }
  }

  @Test
  void takesBackWhatACorrectionRulesOut() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.REQUEST_SUPPLEMENT)
            .at("2026-11-18T09:00:00+07:00")
            .act(RequestAction.CORRECT, "{\"state\": \"IN_PROGRESS\"}");
    assertThat(request.request().supplementRounds()).isEmpty();
    assertThat(request.request().step()).isEqualTo("VERIFICATION");
    assertThat(request.request().dueAt())
        .isEqualTo(OffsetDateTime.parse("2026-11-19T17:00:00+07:00"));
    request.act(RequestAction.CORRECT, "{\"state\": \"SUBMITTED\"}");
    assertThat(request.request().acceptedAt()).isNull();
    assertThat(request.request().dueAt()).isNull();
    assertThat(request.request().step()).isNull();
    request.act(RequestAction.ACCEPT);
    assertThat(request.request().state()).isEqualTo(RequestState.ACCEPTED);
  }

  @Test
  void wantsAWishToWithdrawDecidedBeforeItCompletes() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.COMPLETE_STEP)
            .act(RequestAction.COMPLETE_STEP)
            .wishingToWithdraw();
    assertThat(request.legal()).doesNotContain(RequestAction.COMPLETE);
    assertThatThrownBy(() -> request.act(RequestAction.COMPLETE))
        .isInstanceOf(IllegalMoveException.class);
    Moved declined =
        request.tryToAct(
            RequestAction.NOTE, "Đã thi công xong", null, "{\"declineWithdrawal\": true}");
    assertThat(declined.eventType()).contains(RequestEvents.WITHDRAWAL_DECLINED);
    assertThat(declined.change().reason()).isEqualTo("Đã thi công xong");
    assertThat(request.act(RequestAction.COMPLETE).request().state())
        .isEqualTo(RequestState.COMPLETED);
  }

  @Test
  void completesNothingByACorrectionWhileAWishToWithdrawIsOpen() {
    RequestFixture request =
        RequestFixture.aRenewal()
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.COMPLETE_STEP)
            .act(RequestAction.COMPLETE_STEP)
            .wishingToWithdraw();
    for (String state : List.of("COMPLETED", "RESULT_RETURNED")) {
      assertThatThrownBy(() -> request.act(RequestAction.CORRECT, "{\"state\": \"" + state + "\"}"))
          .as(state)
          .isInstanceOf(IllegalMoveException.class)
          .hasMessageContaining("wish to withdraw");
    }
    assertThat(request.act(RequestAction.CORRECT, "{\"state\": \"WITHDRAWN\"}").request().state())
        .isEqualTo(RequestState.WITHDRAWN);
  }

  @Test
  void settlesAMatterByItsNumberAndNoOther() {
    RequestFixture request = RequestFixture.aRenewal().withMatters(3, 5);
    for (String number : List.of("4", "\"3\"", "3.0", "true")) {
      assertThat(pointersOf(request, RequestAction.NOTE, "{\"settleMatter\": " + number + "}"))
          .as("%s, and no note that tells how", number)
          .containsExactly("/note", "/data/settleMatter");
    }
    request.act(RequestAction.NOTE, "{\"settleMatter\": 3}");
    assertThat(request.file().work().matters())
        .extracting(WorkFile.Matter::number)
        .containsExactly(5L);
    assertThat(request.act(RequestAction.NOTE).file().work().matters()).hasSize(1);
  }

  @Test
  void declinesNoWishThatIsNotThere() {
    RequestFixture request = RequestFixture.aRenewal();
    assertThatThrownBy(() -> request.act(RequestAction.NOTE, "{\"declineWithdrawal\": true}"))
        .isInstanceOf(IllegalMoveException.class);
    assertThat(pointersOf(request, RequestAction.NOTE, "{\"declineWithdrawal\": \"yes\"}"))
        .contains("/data/declineWithdrawal");
  }

  @Test
  void promisesTheTimeThatFollowsFromWhatIsFoundOut() {
    RequestFixture request =
        RequestFixture.aNewSupply()
            .by(1)
            .act(RequestAction.ACCEPT, "{\"circumstances\": {\"area\": \"TOWN\"}}");
    assertThat(request.request().dueAt()).isEqualTo("2026-11-19T17:00:00+07:00");
    request
        .act(RequestAction.START_STEP)
        .act(RequestAction.COMPLETE_STEP, "{\"circumstances\": {\"construction\": true}}");
    assertThat(request.request().dueAt()).isEqualTo("2026-11-25T17:00:00+07:00");
    Moved note =
        request.tryToAct(
            RequestAction.NOTE,
            null,
            "Không phải trồng cột",
            "{\"circumstances\": {\"construction\": null}}");
    assertThat(note.eventType()).contains(RequestEvents.DUE_DATE_CHANGED);
    assertThat(request.request().dueAt()).isEqualTo("2026-11-19T17:00:00+07:00");
    assertThat(request.file().work().circumstances()).containsOnlyKeys("area");
  }

  @Test
  void takesNothingMoreOfARequestThatHasEnded() {
    RequestFixture request =
        RequestFixture.aNewSupply().act(RequestAction.ACCEPT).act(RequestAction.STOP);
    assertThat(
            pointersOf(
                request, RequestAction.NOTE, "{\"circumstances\": {\"construction\": true}}"))
        .contains("/data/circumstances");
  }

  @Test
  void doesAStepOnlyForARequestThatItIsFor() {
    RequestFixture household =
        RequestFixture.aNewSupply().act(RequestAction.ACCEPT).act(RequestAction.START_STEP);
    assertThat(household.act(RequestAction.COMPLETE_STEP).request().step()).isEqualTo("CONTRACT");
    RequestFixture factory =
        RequestFixture.of("NEW_LV", "NON_RESIDENTIAL_LT40KW", null)
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP);
    assertThat(factory.act(RequestAction.COMPLETE_STEP).request().step()).isEqualTo("QUOTATION");
  }

  @Test
  void completesWithTheResultsThatTheServiceWants() {
    RequestFixture request = energising().act(RequestAction.COMPLETE_STEP, RequestFixture.OUTCOME);
    assertThat(pointersOf(request, RequestAction.COMPLETE, "{}")).containsExactly("/data/results");
    assertThat(
            pointersOf(
                request, RequestAction.COMPLETE, "{\"results\": [{\"name\": \"Hợp đồng\"}]}"))
        .containsExactly("/data/results");
    assertThat(
            pointersOf(
                request,
                RequestAction.COMPLETE,
                "{\"results\": [{\"kind\": \"CONTRACT\", \"documentId\": \"none\"}]}"))
        .containsExactly("/data/results/0/documentId");
    assertThat(pointersOf(request, RequestAction.COMPLETE, "{\"results\": \"CONTRACT\"}"))
        .contains("/data/results");
    request.act(RequestAction.COMPLETE, "{\"results\": [{\"kind\": \"CONTRACT\"}]}");
    assertThat(request.request().results().get(0).name()).isEqualTo("Hợp đồng mua bán điện");
  }

  @Test
  void wantsTheResultsAlsoOfACorrectionThatCompletes() {
    RequestFixture request =
        energising()
            .act(RequestAction.COMPLETE_STEP, RequestFixture.OUTCOME)
            .act(RequestAction.STOP);
    assertThat(pointersOf(request, RequestAction.CORRECT, "{\"state\": \"COMPLETED\"}"))
        .containsExactlyInAnyOrder("/reason", "/data/state");
  }

  @Test
  void keepsTheKindOfReasonAndWhatIsAskedWithTheRound() {
    RequestFixture request =
        RequestFixture.aNewSupply()
            .act(
                RequestAction.REQUEST_SUPPLEMENT,
                "{\"reasonCode\": \"LEASE_TOO_SHORT\", \"asked\": [{\"paper\": \"LEASE\"}]}")
            .act(RequestAction.RECEIVE_SUPPLEMENT);
    RequestSnapshot.SupplementRound round = request.request().supplementRounds().get(0);
    assertThat(round.reasonCode()).isEqualTo("LEASE_TOO_SHORT");
    assertThat(round.reason()).isEqualTo("Lý do ví dụ");
    assertThat(round.asked()).containsExactly(new RequestSnapshot.Asked("LEASE", null, null));
    assertThat(round.answeredAt()).isNotNull();
    Moved refused =
        request.tryToAct(
            RequestAction.REFUSE, null, null, "{\"reasonCode\": \"NO_RIGHT_TO_PLACE\"}");
    assertThat(refused.change().reasonCode()).isEqualTo("NO_RIGHT_TO_PLACE");
    assertThat(refused.change().reason()).startsWith("Không có giấy tờ");
  }

  @Test
  void asksForNoLessThanTheTableOfTheFee() {
    RequestFixture request =
        RequestFixture.aChangeOf("RECONNECT")
            .act(
                RequestAction.ACCEPT,
                "{\"circumstances\": {\"supplyVoltageKv\": 0.22, \"residential\": true}}")
            .act(RequestAction.START_STEP);
    assertThat(request.legal()).doesNotContain(RequestAction.COMPLETE_STEP);
    assertThat(
            pointersOf(
                request,
                RequestAction.REQUEST_PAYMENT,
                "{\"code\": \"RECONNECTION\", \"amountVnd\": 97999}"))
        .containsExactly("/data/amountVnd");
    request
        .act(RequestAction.REQUEST_PAYMENT, "{\"code\": \"RECONNECTION\", \"amountVnd\": 105840}")
        .act(RequestAction.CONFIRM_PAYMENT, "{\"reference\": \"GD-1\"}");
    assertThat(request.legal()).contains(RequestAction.COMPLETE_STEP);
    assertThat(request.act(RequestAction.COMPLETE_STEP).request().step()).isEqualTo("RECONNECTION");
  }

  @Test
  void tellsBillingWhichBillsWereWrong() {
    RequestFixture request =
        RequestFixture.aChangeOf("METER_CHECK")
            .act(RequestAction.ACCEPT)
            .act(RequestAction.START_STEP)
            .act(RequestAction.COMPLETE_STEP)
            .act(RequestAction.COMPLETE_STEP, "{\"circumstances\": {\"meterWrong\": true}}")
            .act(RequestAction.COMPLETE_STEP);
    assertThat(request.request().step()).isEqualTo("BILL_CORRECTION");
    assertThat(
            pointersOf(
                request,
                RequestAction.COMPLETE_STEP,
                "{\"outcome\": {\"effectiveFrom\": \"2026-11-20\", \"corrections\":"
                    + " [{\"billPeriod\": \"May\", \"usageKwh\": 1.5}]}}"))
        .contains("/data/outcome/corrections/0/billPeriod", "/data/outcome/corrections/0/usageKwh");
    assertThat(
            pointersOf(
                request,
                RequestAction.COMPLETE_STEP,
                "{\"outcome\": {\"effectiveFrom\": \"2026-11-20\", \"corrections\": ["
                    + "{\"billPeriod\": \"2026-12\", \"usageKwh\": 1},"
                    + "{\"billPeriod\": \"2026-10\", \"usageKwh\": 10000001, \"kind\": \"ADJUSTMENT\"},"
                    + "{\"billPeriod\": \"2026-09\", \"usage\": {\"normal\": 1}},"
                    + "{\"billPeriod\": \"2026-09\", \"usage\": {\"kwh\": 1}, \"usageKwh\": 1}]}}"))
        .contains(
            "/data/outcome/corrections/0/billPeriod",
            "/data/outcome/corrections/1/usageKwh",
            "/data/outcome/corrections/1/kind",
            "/data/outcome/corrections/2/usage",
            "/data/outcome/corrections/3/billPeriod",
            "/data/outcome/corrections/3/usageKwh");
    assertThat(
            pointersOf(
                request,
                RequestAction.COMPLETE_STEP,
                "{\"outcome\": {\"effectiveFrom\": \"2026-11-20\", \"corrections\": {\"usageKwh\": 1}}}"))
        .contains("/data/outcome/corrections");
    request.act(
        RequestAction.COMPLETE_STEP,
        "{\"outcome\": {\"effectiveFrom\": \"2026-11-20\", \"corrections\":"
            + " [{\"billPeriod\": \"2026-10\", \"usageKwh\": 210}, {\"billPeriod\": \"2026-09\","
            + " \"kind\": \"REGULAR\", \"usage\": {\"normal\": 9, \"offPeak\": 4, \"peak\": 2}}]}}");
    assertThat(Objects.requireNonNull(request.request().outcome()).corrections())
        .containsExactly(
            Map.of("billPeriod", "2026-10", "usageKwh", 210L),
            Map.of(
                "billPeriod", "2026-09",
                "kind", "REGULAR",
                "usage", Map.of("normal", 9L, "offPeak", 4L, "peak", 2L)));
  }

  private static RequestFixture energising() {
    RequestFixture request =
        RequestFixture.aNewSupply().act(RequestAction.ACCEPT).act(RequestAction.START_STEP);
    while (!"ENERGISE".equals(request.request().step())) {
      request.act(RequestAction.COMPLETE_STEP);
    }
    return request;
  }

  private static RequestFixture awaitingPayment() {
    return RequestFixture.aRenewal()
        .under(OtherServices.withFee())
        .act(RequestAction.ACCEPT)
        .act(RequestAction.START_STEP)
        .act(
            RequestAction.REQUEST_PAYMENT,
            "{\"code\": \"WORKS\", \"name\": \"Chi phí ví dụ\", \"amountVnd\": 450000}");
  }

  /** The faults of an action without reason and note. */
  private static List<String> pointersOf(
      RequestFixture request, RequestAction action, String data) {
    return catchThrowableOfType(
            InvalidCommandException.class, () -> request.tryToAct(action, null, null, data))
        .faults()
        .stream()
        .map(InvalidCommandException.Fault::pointer)
        .toList();
  }
}
