package vn.evn.request.work;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.Command;
import vn.evn.request.lifecycle.IllegalMoveException;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.Moved;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.Timekeeping;
import vn.evn.request.lifecycle.WorkFile;
import vn.evn.request.unit.PowerUnits;

/**
 * The one place that writes requests: the row, its history and the event in the same transaction.
 * Whoever changes a request holds the lock of its row, so that its events are in order.
 */
@ApplicationScoped
public class RequestWork {
  private static final String ALREADY_ENDED =
      "Hồ sơ đã kết thúc xử lý nên không thể rút theo yêu cầu";

  private final Requests requests;
  private final Histories histories;
  private final Documents documents;
  private final Serials serials;
  private final PowerUnits units;
  private final ServiceCatalogue catalogue;
  private final Lifecycle lifecycle;
  private final Events events;
  private final Outbox outbox;
  private final Times times;
  private final Clock clock;

  @Inject
  RequestWork(
      Requests requests,
      Histories histories,
      Documents documents,
      Serials serials,
      PowerUnits units,
      ServiceCatalogue catalogue,
      Lifecycle lifecycle,
      Events events,
      Outbox outbox,
      Times times,
      Clock clock) {
    this.requests = requests;
    this.histories = histories;
    this.documents = documents;
    this.serials = serials;
    this.units = units;
    this.catalogue = catalogue;
    this.lifecycle = lifecycle;
    this.events = events;
    this.outbox = outbox;
    this.times = times;
    this.clock = clock;
  }

  /** A request with what the work needs to know. */
  public Optional<RequestFile> find(String code) {
    return requests.findByIdOptional(code).map(documents::read);
  }

  /** The request of an external id. */
  public Optional<RequestFile> find(Channel channel, String externalId) {
    return requests.findByExternalId(channel, externalId).map(documents::read);
  }

  /**
   * The request born of an application; until the end of the transaction nobody else can make one
   * of the same external id.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> claim(Application application) {
    requests.claim(application.channel(), application.externalId());
    return find(application.channel(), application.externalId());
  }

  /**
   * Makes a request of a valid application, in the present transaction.
   *
   * @param submittedBy subject of the token, or the name of the consumer
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public RequestFile receive(Application application, Author author, String submittedBy) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    LocalDate day = application.submittedAt().atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
    String unit =
        units
            .unitOf(application.placeOfUse().provinceCode(), day)
            .orElseThrow(() -> new IllegalArgumentException("no unit for the place of use"));
    RequestSnapshot request =
        new RequestSnapshot(
            serials.requestCode(day),
            1,
            application.serviceType(),
            application.variant(),
            application.channel(),
            application.externalId(),
            application.applicant(),
            application.placeOfUse(),
            application.customerCode(),
            unit,
            RequestState.SUBMITTED,
            null,
            application.submittedAt(),
            null,
            null,
            null,
            null,
            application.details(),
            List.of(),
            List.of(),
            application.documents(),
            List.of(),
            null);
    RequestEntity row = new RequestEntity();
    row.code = request.code();
    row.serviceType = request.serviceType();
    row.channel = request.channel().name();
    row.externalId = request.externalId();
    row.phoneLast4 = last4(application.applicant().phone());
    row.submittedBy = submittedBy;
    row.submittedAt = application.submittedAt();
    row.updatedAt = now;
    RequestFile file =
        times.begun(Services.stamped(catalogue, new RequestFile(request, WorkFile.EMPTY)), now);
    documents.write(file, row);
    row.nextTimerAt = times.nextAt(file);
    row.calendarVersion = times.calendar();
    requests.persistAndFlush(row);
    RequestChange change =
        new RequestChange(
            null, RequestState.SUBMITTED, null, null, null, now, author.actor(), file.stepDueAt());
    record("receive", request, change, author.through(application.channel()), null);
    announce(RequestEvents.RECEIVED, change, request);
    return file;
  }

  /**
   * Carries out an action on a request.
   *
   * @param version the version that the caller saw; null for a change by an event, which takes the
   *     request as it is
   * @throws StaleVersionException if the request has another version
   */
  @Transactional
  public RequestFile act(
      String code,
      @Nullable Long version,
      RequestAction action,
      @Nullable String reason,
      @Nullable String note,
      JsonNode data,
      Author author) {
    RequestEntity row = locked(code);
    RequestFile file = documents.read(row);
    if (version != null && version != row.version) {
      throw new StaleVersionException(file.request());
    }
    if (!author.automatic()
        && !Permissions.may(action, author.roles(), Services.of(catalogue, file), file)) {
      throw ProblemException.forbidden("The step is another role's");
    }
    return move(row, file, action, reason, note, data, author);
  }

  /**
   * Lets happen to a locked request what time should have done to it by now, but for ending it:
   * dates follow a new calendar, and marks that are past are announced.
   */
  RequestFile settle(RequestEntity row, RequestFile file) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    RequestFile settled = file;
    if (times.isOutdated(file, row.calendarVersion)) {
      RequestFile recounted = times.recounted(file, now);
      int oldCalendar = row.calendarVersion;
      row.calendarVersion = times.calendar();
      row.nextTimerAt = times.nextAt(recounted);
      if (!recounted.equals(file)) {
        settled = happen(row, times.recount(file, recounted, oldCalendar));
      }
    }
    for (DeadlineMark mark : times.pastMarks(settled, now)) {
      settled = happen(row, times.announced(settled, mark));
    }
    return settled;
  }

  private RequestFile happen(RequestEntity row, TimedChange change) {
    return touch(
        row,
        change.file(),
        change.action(),
        change.reason(),
        null,
        change.eventType(),
        Author.SYSTEM,
        change.mark());
  }

  /** Moves a locked request. */
  RequestFile move(
      RequestEntity row,
      RequestFile present,
      RequestAction action,
      @Nullable String reason,
      @Nullable String note,
      JsonNode data,
      Author author) {
    RequestFile file = settle(row, present);
    OffsetDateTime now = OffsetDateTime.now(clock);
    Moved moved;
    try {
      moved =
          lifecycle.apply(
              file,
              Services.of(catalogue, file),
              new Command(action, reason, note, data, author.actor(), now));
    } catch (IllegalMoveException e) {
      throw new IllegalActionException(e, present.request());
    }
    if (Timekeeping.isOpen(file.request().state())
        || Timekeeping.isOpen(moved.file().request().state())) {
      row.calendarVersion = times.calendar();
    }
    RequestFile saved = Services.stamped(catalogue, moved.file());
    String changes = save(row, saved, now);
    record(action.apiName(), saved.request(), moved.change(), author, changes);
    moved.eventType().ifPresent(type -> announce(type, moved.change(), saved.request()));
    return saved;
  }

  /**
   * New data or papers of the applicant: they are added, and an open supplement round is answered
   * by them.
   *
   * @return empty if there is no such request
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> supplement(ApplicationSupplemented supplement, JsonNode noData) {
    return requests
        .lockByExternalId(supplement.channel(), supplement.externalId())
        .map(
            row -> {
              RequestFile added =
                  with(documents.read(row), supplement.details(), supplement.documents());
              if (added.request().state() == RequestState.AWAITING_SUPPLEMENT) {
                return move(
                    row,
                    added,
                    RequestAction.RECEIVE_SUPPLEMENT,
                    supplement.reason(),
                    null,
                    noData,
                    Author.SYSTEM.through(supplement.channel()));
              }
              return touch(
                  row, added, "supplement", supplement.reason(), null, RequestEvents.SUPPLEMENTED);
            });
  }

  /**
   * The applicant wishes to withdraw: kept for the officer, who decides. Where processing has ended
   * there is nothing left to withdraw, and the wish is declined.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> wishToWithdraw(WithdrawalRequested wish) {
    return requests
        .lockByExternalId(wish.channel(), wish.externalId())
        .map(
            row -> {
              RequestFile file = documents.read(row);
              if (file.request().state() == RequestState.WITHDRAWN) {
                return touch(row, file, "withdrawal-requested", wish.reason(), null, null);
              }
              if (file.request().endedAt() != null) {
                return touch(
                    row,
                    file,
                    "decline-withdrawal",
                    ALREADY_ENDED,
                    wish.reason(),
                    RequestEvents.WITHDRAWAL_DECLINED);
              }
              RequestFile noted =
                  new RequestFile(
                      file.request(),
                      file.work()
                          .withWithdrawal(
                              new WorkFile.Withdrawal(wish.requestedAt(), wish.reason())));
              return touch(row, noted, "withdrawal-requested", wish.reason(), null, null);
            });
  }

  /**
   * Something to be noted in the file of the request of an application.
   *
   * @param papers that came with it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> noteFor(
      Channel channel,
      String externalId,
      String what,
      String note,
      List<DocumentReference> papers) {
    return requests
        .lockByExternalId(channel, externalId)
        .map(
            row -> touch(row, with(documents.read(row), Map.of(), papers), what, null, note, null));
  }

  /** Carries out an action on the request of an application, as the suite itself. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> actFor(
      Channel channel, String externalId, RequestAction action, String note, JsonNode data) {
    return requests
        .lockByExternalId(channel, externalId)
        .map(
            row -> {
              RequestFile file = documents.read(row);
              Author author = Author.SYSTEM.through(channel);
              return move(row, file, action, null, note, data, author);
            });
  }

  /** The dossier code that was allotted to a request born here. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean register(String code, String dossierCode) {
    Optional<RequestEntity> row = requests.lock(code);
    row.ifPresent(
        found -> {
          found.dossierCode = dossierCode.toUpperCase(Locale.ROOT);
          touch(
              found, documents.read(found), "register", null, "Dossier code " + dossierCode, null);
        });
    return row.isPresent();
  }

  /**
   * The last bill of a customer was issued: what waits for it in a request about this customer can
   * go on.
   *
   * @return the requests that it was noted in
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<RequestFile> noteFinalBill(String customerCode, WorkFile.FinalBill bill) {
    return changeFinalBill(
        customerCode,
        work -> work.finalBill() == null || !work.finalBill().equals(bill),
        bill,
        "final-bill",
        "The last bill of the customer was issued: " + bill.billId());
  }

  /** The last bill of a customer was cancelled. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<RequestFile> forgetFinalBill(String customerCode, UUID billId) {
    return changeFinalBill(
        customerCode,
        work -> work.finalBill() != null && work.finalBill().billId().equals(billId),
        null,
        "final-bill-cancelled",
        "The last bill of the customer was cancelled: " + billId);
  }

  private List<RequestFile> changeFinalBill(
      String customerCode,
      Predicate<WorkFile> concerned,
      WorkFile.@Nullable FinalBill bill,
      String what,
      String note) {
    List<RequestFile> changed = new ArrayList<>();
    for (String code : requests.codesOfCustomer(customerCode)) {
      RequestEntity row = locked(code);
      RequestFile file = documents.read(row);
      boolean waits =
          Services.of(catalogue, file).steps().stream()
              .anyMatch(s -> s.requires().contains(ServiceDefinition.Requirement.FINAL_BILL));
      if (waits && concerned.test(file.work())) {
        RequestFile noted = new RequestFile(file.request(), file.work().withFinalBill(bill));
        changed.add(touch(row, noted, what, null, note, null, Author.SYSTEM));
      }
    }
    return changed;
  }

  private RequestEntity locked(String code) {
    return requests.lock(code).orElseThrow(() -> new UnknownRequestException(code));
  }

  /** A change by the applicant's channel that moves no state. */
  private RequestFile touch(
      RequestEntity row,
      RequestFile file,
      String what,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String eventType) {
    Author author = Author.SYSTEM.through(file.request().channel());
    return touch(row, file, what, reason, note, eventType, author);
  }

  /** A change that moves no state. */
  private RequestFile touch(
      RequestEntity row,
      RequestFile file,
      String what,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String eventType,
      Author author) {
    return touch(row, file, what, reason, note, eventType, author, null);
  }

  private RequestFile touch(
      RequestEntity row,
      RequestFile file,
      String what,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String eventType,
      Author author,
      @Nullable DeadlineMark mark) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    RequestSnapshot next = nextVersion(file.request());
    RequestChange change =
        new RequestChange(
            next.state(),
            next.state(),
            next.step(),
            reason,
            note,
            now,
            author.actor(),
            file.stepDueAt(),
            mark,
            null);
    RequestFile saved = Services.stamped(catalogue, new RequestFile(next, file.work()));
    String changes = save(row, saved, now);
    record(what, next, change, author, changes);
    if (eventType != null) {
      announce(eventType, change, next);
    }
    return saved;
  }

  private @Nullable String save(RequestEntity row, RequestFile file, OffsetDateTime now) {
    String changes = documents.write(file, row);
    row.nextTimerAt = times.nextAt(file);
    row.updatedAt = now;
    requests.flush();
    return changes;
  }

  private void record(
      String action,
      RequestSnapshot request,
      RequestChange change,
      Author author,
      @Nullable String changes) {
    HistoryEntity entry = new HistoryEntity();
    entry.requestCode = request.code();
    entry.version = request.version();
    entry.action = action;
    entry.fromState = change.from() == null ? null : change.from().name();
    entry.toState = change.to().name();
    entry.step = change.step();
    entry.reason = change.reason();
    entry.note = change.note();
    entry.at = change.at();
    entry.actor = change.actor().name();
    entry.position = change.actor().position();
    entry.unit = change.actor().unit();
    entry.roles = author.rolesText();
    entry.automatic = author.automatic();
    entry.channel = author.channel() == null ? null : author.channel().name();
    entry.reasonCode = change.reasonCode();
    entry.changes = changes;
    histories.persist(entry);
  }

  private void announce(String eventType, RequestChange change, RequestSnapshot request) {
    outbox.append(
        events.of(Topics.REQUESTS, eventType, request.code(), new RequestChanged(change, request)));
  }

  private static RequestFile with(
      RequestFile file, Map<String, Object> details, List<DocumentReference> papers) {
    RequestSnapshot r = file.request();
    Map<String, Object> allDetails = new LinkedHashMap<>(r.details());
    allDetails.putAll(details);
    List<DocumentReference> allPapers = new ArrayList<>(r.documents());
    allPapers.addAll(papers);
    return new RequestFile(copy(r, r.version(), allDetails, allPapers), file.work());
  }

  private static RequestSnapshot nextVersion(RequestSnapshot r) {
    return copy(r, r.version() + 1, r.details(), r.documents());
  }

  private static RequestSnapshot copy(
      RequestSnapshot r,
      long version,
      Map<String, Object> details,
      List<DocumentReference> papers) {
    return new RequestSnapshot(
        r.code(),
        version,
        r.serviceType(),
        r.variant(),
        r.channel(),
        r.externalId(),
        r.applicant(),
        r.placeOfUse(),
        r.customerCode(),
        r.unit(),
        r.state(),
        r.step(),
        r.submittedAt(),
        r.acceptedAt(),
        r.dueAt(),
        r.endedAt(),
        r.resultReturnedAt(),
        details,
        r.supplementRounds(),
        r.fees(),
        papers,
        r.results(),
        r.outcome(),
        r.dueProvisional(),
        r.answerDueAt());
  }

  private static @Nullable String last4(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    String digits = phone.replaceAll("\\D", "");
    return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
  }
}
