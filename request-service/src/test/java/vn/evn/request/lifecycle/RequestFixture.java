package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.WorkingCalendar;

/** Requests on which actions are carried out one after the other, as their tests speak of them. */
final class RequestFixture {
  static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-11-16T09:00:00+07:00");
  static final Deadlines DEADLINES =
      new Deadlines(WorkingCalendar.WEEKDAYS, ZoneId.of("Asia/Ho_Chi_Minh"));
  static final String OUTCOME =
      """
      {"outcome": {"effectiveFrom": "2026-11-21",
        "servicePoint": {"customerGroup": "RESIDENTIAL", "supplyVoltageKv": 0.4, "households": 1,
          "meterNumber": "VD20260001"},
        "readings": [{"meterNumber": "VD20260001", "kind": "START", "registers": {"kwh": 0},
          "at": "2026-11-21T15:00:00+07:00"}]}}""";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ServiceCatalogue CATALOGUE =
      ServiceCatalogue.load(
          List.of("NEW_LV", "CHG_CAPACITY", "METER_CHECK", "RENEW", "RECONNECT", "TERMINATE"));
  private static final RequestChange.Actor OFFICER =
      new RequestChange.Actor("Phạm Ví Dụ", "Giao dịch viên", "PD0100");

  private final AtomicInteger minted = new AtomicInteger();
  private final Lifecycle lifecycle =
      new Lifecycle(
          new Timekeeping(() -> DEADLINES),
          unit -> unit + String.format("%07d", minted.incrementAndGet()),
          new TreeSet<>(List.of("PD", "PE")));
  private RequestFile file;
  private UnaryOperator<ServiceDefinition> difference = UnaryOperator.identity();
  private @Nullable ServiceDefinition service;
  private OffsetDateTime now = MONDAY;

  private RequestFixture(RequestFile file) {
    this.file = file;
  }

  static RequestFixture aNewSupply() {
    return of("NEW_LV", "RESIDENTIAL", null);
  }

  static RequestFixture aRenewal() {
    return of("RENEW", null, "PD05000123456");
  }

  static RequestFixture aTermination() {
    return of("TERMINATE", null, "PD05000123456");
  }

  static RequestFixture aChangeOf(String service) {
    return of(service, null, "PD05000123456");
  }

  static RequestFixture of(
      String service, @Nullable String variant, @Nullable String customerCode) {
    return of(service, variant, customerCode, Map.of());
  }

  static RequestFixture of(
      String service,
      @Nullable String variant,
      @Nullable String customerCode,
      Map<String, Object> details) {
    return new RequestFixture(
        new RequestFile(
            new RequestSnapshot(
                "YC-261116-000001",
                1,
                service,
                variant,
                Channel.CALL_CENTRE,
                "CC-0001",
                new Applicant(
                    Applicant.Kind.CITIZEN, "Nguyễn Thị Ví Dụ", null, "0900000123", null, null),
                new PlaceOfUse("01", null, "00004", "Số 7 phố Ví Dụ"),
                customerCode,
                "PD0100",
                RequestState.SUBMITTED,
                null,
                MONDAY,
                null,
                null,
                null,
                null,
                details,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null),
            WorkFile.EMPTY.withServiceVersion(CATALOGUE.get(service).version())));
  }

  /** The same request by a version of its service. */
  RequestFixture by(int version) {
    file = new RequestFile(file.request(), file.work().withServiceVersion(version));
    service = null;
    return this;
  }

  /** The same request, run by a service that differs in something from that of the catalogue. */
  RequestFixture under(UnaryOperator<ServiceDefinition> other) {
    UnaryOperator<ServiceDefinition> before = difference;
    difference = known -> other.apply(before.apply(known));
    service = null;
    file = new Timekeeping(() -> DEADLINES).begun(file, service(), now);
    return this;
  }

  RequestFixture at(String time) {
    now = OffsetDateTime.parse(time);
    return this;
  }

  RequestFixture wishingToWithdraw() {
    file =
        new RequestFile(
            file.request(),
            file.work().withWithdrawal(new WorkFile.Withdrawal(now, "Không còn nhu cầu")));
    return this;
  }

  RequestFixture withMatters(long... numbers) {
    file =
        new RequestFile(
            file.request(),
            file.work()
                .withMatters(
                    LongStream.of(numbers)
                        .mapToObj(
                            number ->
                                new WorkFile.Matter(
                                    number,
                                    WorkFile.Matter.Kind.PAYMENT_WITHOUT_FEE,
                                    now,
                                    "Ví dụ",
                                    450_000L,
                                    "VD-REF-1"))
                        .toList()));
    return this;
  }

  RequestFixture withFinalBill() {
    file =
        new RequestFile(
            file.request(),
            file.work().withFinalBill(new WorkFile.FinalBill(new UUID(0, 1), 99_000, now)));
    return this;
  }

  RequestFixture act(RequestAction action) {
    return act(action, "{}");
  }

  /** Carries out an action with a reason and a note. */
  RequestFixture act(RequestAction action, String data) {
    tryToAct(action, "Lý do ví dụ", "Ghi chú ví dụ", data);
    return this;
  }

  Moved tryToAct(
      RequestAction action, @Nullable String reason, @Nullable String note, String data) {
    Moved moved =
        lifecycle.apply(
            file, service(), new Command(action, reason, note, json(data), OFFICER, now));
    file = moved.file();
    return moved;
  }

  /** The definition that it runs by. */
  ServiceDefinition service() {
    ServiceDefinition present = service;
    if (present == null) {
      present =
          difference.apply(
              CATALOGUE.of(
                  file.request().serviceType(),
                  file.work().serviceVersion(),
                  file.request().submittedAt().toLocalDate()));
      service = present;
    }
    return present;
  }

  List<RequestAction> legal() {
    return Lifecycle.legalFor(file, service(), now());
  }

  RequestSnapshot request() {
    return file.request();
  }

  RequestFile file() {
    return file;
  }

  OffsetDateTime now() {
    return now;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
