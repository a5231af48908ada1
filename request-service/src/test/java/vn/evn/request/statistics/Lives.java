package vn.evn.request.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.lifecycle.InvalidCommandException;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.Author;
import vn.evn.request.work.NewRequest;
import vn.evn.request.work.NewRequests;
import vn.evn.request.work.RequestWork;

/** Random lives of requests on the running service. */
final class Lives {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTCOME =
      """
      {"outcome": {"effectiveFrom": "2026-11-21",
        "servicePoint": {"customerGroup": "RESIDENTIAL", "supplyVoltageKv": 0.4, "households": 1,
          "meterNumber": "VD20260001"},
        "readings": [{"meterNumber": "VD20260001", "kind": "START", "registers": {"kwh": 0},
          "at": "2026-11-21T15:00:00+07:00"}]}}""";
  private static final List<String> SERVICES = List.of("RENEW", "CHG_METER_LOCATION", "NEW_LV");
  private static final List<String> PROVINCES = List.of("01", "79", "02");

  private final RequestWork work;
  private final NewRequests newRequests;
  private final ServiceCatalogue catalogue;
  private final Random random;

  Lives(RequestWork work, NewRequests newRequests, ServiceCatalogue catalogue, long seed) {
    this.work = work;
    this.newRequests = newRequests;
    this.catalogue = catalogue;
    this.random = new Random(seed);
  }

  /** A new request; its code. */
  String begin(OffsetDateTime submittedAt) {
    String service = SERVICES.get(random.nextInt(SERVICES.size()));
    Application application =
        application(
            service,
            pick(Channel.values()),
            PROVINCES.get(random.nextInt(PROVINCES.size())),
            submittedAt);
    return QuarkusTransaction.requiringNew()
        .call(() -> made(newRequests, application).request().code());
  }

  /** The request of an application, in the present transaction. */
  static RequestFile made(NewRequests newRequests, Application application) {
    return newRequests
        .receive(List.of(new NewRequest(application, Author.SYSTEM, "test")))
        .made()
        .get(0);
  }

  /** An application through the counter in Hà Nội. */
  static Application application(String service, OffsetDateTime submittedAt) {
    return application(service, Channel.COUNTER, "01", submittedAt);
  }

  private static Application application(
      String service, Channel channel, String province, OffsetDateTime submittedAt) {
    return new Application(
        service,
        service.equals("NEW_LV") ? "RESIDENTIAL" : null,
        channel,
        UUID.randomUUID().toString(),
        null,
        submittedAt,
        new Applicant(Applicant.Kind.CITIZEN, "Nguyễn Thị Ví Dụ", null, "0900000123", null, null),
        new PlaceOfUse(province, null, "00004", "Số 7 phố Ví Dụ"),
        service.equals("NEW_LV") ? null : "PD05000123456",
        Map.of(),
        List.of());
  }

  /** Does something to a request that is mostly legal; sometimes rates it. */
  void step(String code, OffsetDateTime now) {
    RequestFile file = QuarkusTransaction.requiringNew().call(() -> work.find(code)).orElseThrow();
    RequestState state = file.request().state();
    try {
      if ((state == RequestState.COMPLETED || state == RequestState.RESULT_RETURNED)
          && random.nextInt(3) > 0) {
        QuarkusTransaction.requiringNew().run(() -> work.rate(code, rating(), Author.SYSTEM));
        return;
      }
      List<RequestAction> legal =
          Lifecycle.legalFor(
              file,
              catalogue.of(
                  file.request().serviceType(),
                  file.work().serviceVersion(),
                  file.request().submittedAt().toLocalDate()),
              now);
      RequestAction action = pick(legal);
      work.act(code, null, action, "Lý do", "Ghi chú", data(action, file, now), Author.SYSTEM);
    } catch (InvalidCommandException | ProblemException e) {
      // Not everything that is tried is possible; what was refused must count for nothing.
      return;
    } catch (RuntimeException e) {
      if (!e.getClass().getSimpleName().equals("IllegalActionException")) {
        throw e;
      }
    }
  }

  /** Mostly what leads on, so that many lives come to their end. */
  private RequestAction pick(List<RequestAction> legal) {
    for (RequestAction onwards :
        List.of(
            RequestAction.COMPLETE,
            RequestAction.COMPLETE_STEP,
            RequestAction.START_STEP,
            RequestAction.RECEIVE_SUPPLEMENT,
            RequestAction.CONFIRM_PAYMENT,
            RequestAction.ACCEPT)) {
      if (legal.contains(onwards) && random.nextInt(4) > 0) {
        return onwards;
      }
    }
    return legal.get(random.nextInt(legal.size()));
  }

  private <T> T pick(T[] values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }

  private RequestRating rating() {
    return new RequestRating(
        pick(RatingGrade.values()),
        random.nextInt(4) > 0 ? pick(RatingGrade.values()) : null,
        "Lý do",
        RequestRating.GivenBy.OFFICER);
  }

  private JsonNode data(RequestAction action, RequestFile file, OffsetDateTime now) {
    OffsetDateTime due = file.request().dueAt();
    return json(
        switch (action) {
          case COMPLETE_STEP -> OUTCOME;
          case REQUEST_PAYMENT ->
              "{\"code\": \"WORKS\", \"name\": \"Chi phí\", \"amountVnd\": 1000}";
          case CONFIRM_PAYMENT -> "{\"reference\": \"GD-1\"}";
          case EXTEND ->
              "{\"dueAt\": \"" + (due == null || due.isBefore(now) ? now : due).plusDays(3) + "\"}";
          case HAND_OVER -> "{\"unit\": \"P" + "ABC".charAt(random.nextInt(3)) + "0100\"}";
          case CORRECT -> "{\"state\": \"" + pick(RequestState.values()) + "\"}";
          default -> "{}";
        });
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
