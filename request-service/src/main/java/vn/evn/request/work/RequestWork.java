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
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.lifecycle.Command;
import vn.evn.request.lifecycle.IllegalMoveException;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.Moved;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
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
  private final ChangeListeners listeners;
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
      ChangeListeners listeners,
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
    this.listeners = listeners;
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
    RequestFile file = new RequestFile(request, WorkFile.EMPTY);
    documents.write(file, row);
    requests.persistAndFlush(row);
    RequestChange change =
        new RequestChange(
            null, RequestState.SUBMITTED, null, null, null, now, author.actor(), null);
    record("receive", request, change, author);
    announce(RequestEvents.RECEIVED, change, request);
    tell("receive", null, file, change, author, RequestEvents.RECEIVED);
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
    return move(row, file, action, reason, note, data, author);
  }

  private RequestFile move(
      RequestEntity row,
      RequestFile file,
      RequestAction action,
      @Nullable String reason,
      @Nullable String note,
      JsonNode data,
      Author author) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    Moved moved;
    try {
      moved =
          lifecycle.apply(
              file,
              catalogue.get(file.request().serviceType()),
              new Command(action, reason, note, data, author.actor(), now));
    } catch (IllegalMoveException e) {
      throw new IllegalActionException(e, file.request());
    }
    save(row, moved.file(), now);
    record(action.apiName(), moved.file().request(), moved.change(), author);
    moved.eventType().ifPresent(type -> announce(type, moved.change(), moved.file().request()));
    tell(
        action.apiName(),
        file,
        moved.file(),
        moved.change(),
        author,
        moved.eventType().orElse(null));
    return moved.file();
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
                    Author.SYSTEM);
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
              return move(row, file, action, null, note, data, Author.SYSTEM);
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
   * Announces what the applicant thinks of a completed request. Of the request itself nothing
   * changes but the version.
   *
   * @throws ProblemException 409 if the request is not completed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public RequestFile rate(String code, RequestRating rating, Author author) {
    RequestEntity row = locked(code);
    RequestFile file = documents.read(row);
    RequestState state = file.request().state();
    if (state != RequestState.COMPLETED && state != RequestState.RESULT_RETURNED) {
      throw ProblemException.conflict(
          "not-completed",
          "Only a completed request can be rated",
          "The request is in state " + state,
          Map.of("state", state.name(), "version", row.version));
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    RequestSnapshot next = nextVersion(file.request());
    RequestChange change =
        new RequestChange(state, state, null, rating.reason(), null, now, author.actor(), null);
    RequestFile saved = new RequestFile(next, file.work());
    save(row, saved, now);
    record("rate", next, change, author);
    outbox.append(
        events.of(
            Topics.REQUESTS,
            RequestEvents.RATED,
            next.code(),
            new RequestChanged(change, next, rating)));
    listeners.tell(
        List.of(
            new RecordedChange("rate", file, saved, change, author, RequestEvents.RATED, rating)));
    return saved;
  }

  private RequestEntity locked(String code) {
    return requests.lock(code).orElseThrow(() -> new UnknownRequestException(code));
  }

  /** A change that moves no state. */
  private RequestFile touch(
      RequestEntity row,
      RequestFile file,
      String what,
      @Nullable String reason,
      @Nullable String note,
      @Nullable String eventType) {
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
            Author.SYSTEM.actor(),
            null);
    RequestFile saved = new RequestFile(next, file.work());
    save(row, saved, now);
    record(what, next, change, Author.SYSTEM);
    if (eventType != null) {
      announce(eventType, change, next);
    }
    tell(what, file, saved, change, Author.SYSTEM, eventType);
    return saved;
  }

  private void save(RequestEntity row, RequestFile file, OffsetDateTime now) {
    documents.write(file, row);
    row.updatedAt = now;
    requests.flush();
  }

  private void record(String action, RequestSnapshot request, RequestChange change, Author author) {
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
    histories.persist(entry);
  }

  private void announce(String eventType, RequestChange change, RequestSnapshot request) {
    outbox.append(
        events.of(Topics.REQUESTS, eventType, request.code(), new RequestChanged(change, request)));
  }

  private void tell(
      String action,
      @Nullable RequestFile before,
      RequestFile after,
      RequestChange change,
      Author author,
      @Nullable String eventType) {
    listeners.tell(
        List.of(new RecordedChange(action, before, after, change, author, eventType, null)));
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
        r.outcome());
  }

  private static @Nullable String last4(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    String digits = phone.replaceAll("\\D", "");
    return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
  }
}
