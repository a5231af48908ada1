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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestSnapshot.Fee;
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
 * The one place that changes requests: the row, its history and the event in the same transaction.
 * {@link NewRequests} makes them. Whoever changes a request holds the lock of its row, so that its
 * events are in order.
 */
@ApplicationScoped
public class RequestWork {
  private static final String ALREADY_ENDED =
      "Hồ sơ đã kết thúc xử lý nên không thể rút theo yêu cầu";

  /** Most documents of a request. */
  public static final int MOST_PAPERS = 200;

  private final Requests requests;
  private final Histories histories;
  private final Documents documents;
  private final ServiceCatalogue catalogue;
  private final Lifecycle lifecycle;
  private final Events events;
  private final Outbox outbox;
  private final ChangeListeners listeners;
  private final Times times;
  private final Endings endings;
  private final FinalBills finalBills;
  private final PowerUnits units;
  private final Clock clock;

  @Inject
  RequestWork(
      Requests requests,
      Histories histories,
      Documents documents,
      ServiceCatalogue catalogue,
      Lifecycle lifecycle,
      Events events,
      Outbox outbox,
      ChangeListeners listeners,
      Times times,
      Endings endings,
      FinalBills finalBills,
      PowerUnits units,
      Clock clock) {
    this.requests = requests;
    this.histories = histories;
    this.documents = documents;
    this.catalogue = catalogue;
    this.lifecycle = lifecycle;
    this.events = events;
    this.outbox = outbox;
    this.listeners = listeners;
    this.times = times;
    this.endings = endings;
    this.finalBills = finalBills;
    this.units = units;
    this.clock = clock;
  }

  /** A request with what the work needs to know. */
  public Optional<RequestFile> find(String code) {
    return requests.read(code).map(documents::read);
  }

  /** The request of an external id. */
  public Optional<RequestFile> find(Channel channel, String externalId) {
    return requests.read(channel, externalId).map(documents::read);
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
        settled = happen(row, file, times.recount(file, recounted, oldCalendar));
      }
    }
    for (DeadlineMark mark : times.pastMarks(settled, now)) {
      settled = happen(row, settled, times.announced(settled, mark));
    }
    return settled;
  }

  private RequestFile happen(RequestEntity row, RequestFile before, TimedChange change) {
    return touch(
        row,
        before,
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
    RequestFile file = withKnownFinalBill(row, settle(row, present));
    OffsetDateTime now = OffsetDateTime.now(clock);
    // Another copy may have a newer calendar: what it promised is not taken back by this one.
    int calendar = Math.max(row.calendarVersion, times.calendar());
    Moved moved;
    try {
      moved =
          lifecycle.apply(
              file,
              Services.of(catalogue, file),
              new Command(action, reason, note, data, author.actor(), now),
              times.deadlinesOf(calendar));
    } catch (IllegalMoveException e) {
      throw new IllegalActionException(e, present.request());
    }
    if (Timekeeping.isOpen(file.request().state())
        || Timekeeping.isOpen(moved.file().request().state())) {
      row.calendarVersion = calendar;
    }
    RequestFile saved = Services.stamped(catalogue, moved.file());
    String changes = save(row, saved, now);
    record(action.apiName(), saved.request(), moved.change(), author, changes);
    moved.eventType().ifPresent(type -> announce(type, moved.change(), saved.request()));
    tell(action.apiName(), file, saved, moved.change(), author, moved.eventType().orElse(null));
    return withKnownFinalBill(row, saved);
  }

  /**
   * New data or papers of the applicant: they are added, and an open supplement round is answered
   * by them.
   *
   * @param check looks at the request as it is under its lock, before anything is added to it, and
   *     throws if nothing may be
   * @return empty if there is no such request
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> supplement(
      ApplicationSupplemented supplement,
      JsonNode noData,
      Author caller,
      Consumer<RequestFile> check) {
    Author author = caller.through(supplement.channel());
    return requests
        .lockByExternalId(supplement.channel(), supplement.externalId())
        .map(
            row -> {
              RequestFile first = documents.read(row);
              check.accept(first);
              RequestFile present = corrected(row, first, supplement, author);
              RequestFile added =
                  following(
                      row, present, with(present, supplement.details(), supplement.documents()));
              if (present.request().endedAt() != null) {
                return supplementOfEnded(row, present, added, supplement, noData, author);
              }
              return supplementOfOpen(row, added, supplement, noData, author);
            });
  }

  /** The time promised follows details that changed; a round that is answered counts it itself. */
  private RequestFile following(RequestEntity row, RequestFile present, RequestFile added) {
    RequestFile followed = times.following(added);
    return Objects.equals(followed.work().term(), present.work().term())
            || followed.request().state() == RequestState.AWAITING_SUPPLEMENT
        ? followed
        : times.counted(followed, row.calendarVersion, OffsetDateTime.now(clock));
  }

  /**
   * The applicant and the place of use as a supplement corrects them, by an entry of their own. The
   * power unit follows the place until it has accepted the request.
   */
  private RequestFile corrected(
      RequestEntity row, RequestFile file, ApplicationSupplemented supplement, Author author) {
    RequestSnapshot r = file.request();
    if (!Corrections.change(r, supplement)) {
      return file;
    }
    Applicant applicant = Corrections.applicant(r, supplement);
    PlaceOfUse place = Corrections.place(r, supplement);
    String unit = r.unit();
    if (r.endedAt() == null && r.acceptedAt() == null) {
      LocalDate day = r.submittedAt().atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
      Optional<String> right = units.unitOf(place.provinceCode(), day);
      if (!right.equals(units.unitOf(r.placeOfUse().provinceCode(), day))) {
        unit = right.orElse(unit);
      }
    }
    row.phoneLast4 = NewRequests.last4(applicant.phone());
    return touch(
        row,
        file,
        new RequestFile(
            copy(r, r.version(), applicant, place, unit, r.details(), r.documents()), file.work()),
        "correct-data",
        supplement.reason(),
        null,
        null,
        author,
        null);
  }

  private RequestFile supplementOfOpen(
      RequestEntity row,
      RequestFile added,
      ApplicationSupplemented supplement,
      JsonNode noData,
      Author author) {
    if (added.request().state() == RequestState.AWAITING_SUPPLEMENT) {
      return move(
          row, added, RequestAction.RECEIVE_SUPPLEMENT, supplement.reason(), null, noData, author);
    }
    return touch(
        row, added, "supplement", supplement.reason(), null, RequestEvents.SUPPLEMENTED, author);
  }

  /**
   * What was sent in time opens a request again that ended by itself meanwhile. Anything else is
   * kept and put before an officer; nobody is told that it was received well.
   */
  private RequestFile supplementOfEnded(
      RequestEntity row,
      RequestFile present,
      RequestFile added,
      ApplicationSupplemented supplement,
      JsonNode noData,
      Author author) {
    Optional<Ending> ending =
        endings
            .byItself(row, present)
            .filter(end -> end.before() == RequestState.AWAITING_SUPPLEMENT)
            .filter(end -> end.holds(supplement.submittedAt()));
    if (ending.isPresent()) {
      RequestFile open =
          reopen(row, present, ending.get(), supplement.submittedAt(), noData, author);
      return supplementOfOpen(
          row,
          with(open, supplement.details(), supplement.documents()),
          supplement,
          noData,
          author);
    }
    String about =
        "A supplement of "
            + supplement.submittedAt()
            + " came after the request had ended ("
            + present.request().state()
            + "): "
            + supplement.documents().size()
            + " papers, fields "
            + supplement.details().keySet();
    return touch(
        row,
        with(added, WorkFile.Matter.Kind.LATE_SUPPLEMENT, about, null, null),
        "late-supplement",
        supplement.reason(),
        about,
        null,
        author);
  }

  private RequestFile reopen(
      RequestEntity row,
      RequestFile present,
      Ending ending,
      OffsetDateTime sentAt,
      JsonNode noData,
      Author author) {
    return move(
        row,
        present,
        RequestAction.REOPEN,
        TimeTexts.inTime(ending, sentAt),
        null,
        noData,
        Author.SYSTEM.through(author.channel()));
  }

  /**
   * A payment that the platform confirmed. It settles the fee due, if it is of its amount; one that
   * was paid in time opens a request again that ended by itself meanwhile. Any other is put before
   * an officer.
   *
   * @param data of the confirmation
   * @return empty if there is no such request
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<RequestFile> pay(PaymentConfirmed payment, JsonNode data) {
    return requests
        .lockByExternalId(payment.channel(), payment.externalId())
        .map(row -> pay(row, documents.read(row), payment, data));
  }

  private RequestFile pay(
      RequestEntity row, RequestFile present, PaymentConfirmed payment, JsonNode data) {
    Author author = Author.SYSTEM.through(payment.channel());
    RequestFile file = present;
    Fee due = Lifecycle.dueFee(file.request().fees());
    boolean settles = due != null && due.amountVnd() == payment.amountVnd();
    if (settles && file.request().endedAt() != null) {
      Optional<Ending> ending =
          endings
              .byItself(row, file)
              .filter(end -> end.before() == RequestState.AWAITING_PAYMENT)
              .filter(end -> end.holds(payment.paidAt()));
      if (ending.isPresent()) {
        file = reopen(row, file, ending.get(), payment.paidAt(), data, author);
      }
    }
    if (settles && file.request().state() == RequestState.AWAITING_PAYMENT) {
      return move(
          row,
          file,
          RequestAction.CONFIRM_PAYMENT,
          null,
          "Transaction " + payment.transactionId(),
          data,
          author);
    }
    String about =
        "A payment of "
            + payment.amountVnd()
            + " VND came that settles no fee; transaction "
            + payment.transactionId();
    return touch(
        row,
        with(
            file,
            WorkFile.Matter.Kind.PAYMENT_WITHOUT_FEE,
            about,
            payment.amountVnd(),
            payment.reference()),
        "payment-without-fee",
        null,
        about,
        null,
        author);
  }

  /** The same request with something for an officer to look after. */
  private RequestFile with(
      RequestFile file,
      WorkFile.Matter.Kind kind,
      String text,
      @Nullable Long amountVnd,
      @Nullable String reference) {
    List<WorkFile.Matter> matters = new ArrayList<>(file.work().matters());
    matters.add(
        new WorkFile.Matter(
            file.request().version() + 1,
            kind,
            OffsetDateTime.now(clock),
            text,
            amountVnd,
            reference));
    return new RequestFile(file.request(), file.work().withMatters(matters));
  }

  /**
   * A paper that an officer adds to the file. One that is there already, by its name and content,
   * is not added again.
   *
   * @return the paper as the request names it
   */
  @Transactional
  public DocumentReference addPaper(String code, DocumentReference paper, Author author) {
    RequestEntity row = locked(code);
    RequestFile file = documents.read(row);
    List<DocumentReference> present = file.request().documents();
    Optional<DocumentReference> same =
        present.stream()
            .filter(
                known ->
                    known.name().equals(paper.name())
                        && Objects.equals(known.sha256(), paper.sha256()))
            .findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    if (present.size() >= MOST_PAPERS) {
      throw ProblemException.conflict(
          "too-many-documents",
          "The request has too many documents",
          "At most " + MOST_PAPERS,
          Map.of());
    }
    touch(
        row,
        with(file, Map.of(), List.of(paper)),
        "add-document",
        null,
        paper.name(),
        null,
        author);
    return paper;
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
   * go on. It is kept, too, for a request that comes later.
   *
   * @param readingTo day of the closing reading; null if the bill has no reading dates
   * @param replaced the bill whose place it takes; null if it takes none
   * @return the requests that it was noted in
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<RequestFile> noteFinalBill(
      String customerCode,
      WorkFile.FinalBill bill,
      @Nullable LocalDate readingTo,
      @Nullable UUID replaced) {
    if (readingTo != null) {
      finalBills.keep(customerCode, bill, readingTo, replaced);
    }
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
    finalBills.forget(billId);
    return changeFinalBill(
        customerCode,
        work -> work.finalBill() != null && work.finalBill().billId().equals(billId),
        null,
        "final-bill-cancelled",
        "The last bill of the customer was cancelled: " + billId);
  }

  /**
   * Takes over the last bill that was issued before the request came to wait for it: billing issues
   * none twice.
   */
  private RequestFile withKnownFinalBill(RequestEntity row, RequestFile file) {
    String step = file.request().step();
    if (step == null
        || file.work().finalBill() != null
        || file.request().state() != RequestState.IN_PROGRESS
        || Services.of(catalogue, file).step(step).stream()
            .noneMatch(RequestWork::needsFinalBill)) {
      return file;
    }
    return finalBills
        .of(file)
        .map(
            bill ->
                touch(
                    row,
                    new RequestFile(file.request(), file.work().withFinalBill(bill)),
                    "final-bill",
                    null,
                    "The last bill of the customer had been issued: " + bill.billId(),
                    null,
                    Author.SYSTEM))
        .orElse(file);
  }

  private static boolean needsFinalBill(ServiceDefinition.Step step) {
    return step.requires().contains(ServiceDefinition.Requirement.FINAL_BILL);
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
          Services.of(catalogue, file).steps().stream().anyMatch(RequestWork::needsFinalBill);
      if (waits && concerned.test(file.work())) {
        RequestFile noted = new RequestFile(file.request(), file.work().withFinalBill(bill));
        changed.add(touch(row, noted, what, null, note, null, Author.SYSTEM));
      }
    }
    return changed;
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
    RequestFile saved = Services.stamped(catalogue, new RequestFile(next, file.work()));
    String changes = save(row, saved, now);
    record("rate", next, change, author, changes);
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
    return touch(row, file, file, what, reason, note, eventType, author, null);
  }

  /**
   * The same.
   *
   * @param before as listeners knew it, which count by its unit
   */
  private RequestFile touch(
      RequestEntity row,
      RequestFile before,
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
    tell(what, before, saved, change, author, eventType);
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
    histories.persist(HistoryEntity.of(action, request, change, author, changes));
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
    // A paper that is told of again, as when its bytes were fetched, takes the place of the old
    // one.
    Map<String, DocumentReference> allPapers = new LinkedHashMap<>();
    r.documents().forEach(paper -> allPapers.put(paper.id(), paper));
    papers.forEach(paper -> allPapers.put(paper.id(), paper));
    return new RequestFile(
        copy(
            r,
            r.version(),
            r.applicant(),
            r.placeOfUse(),
            r.unit(),
            allDetails,
            List.copyOf(allPapers.values())),
        file.work());
  }

  private static RequestSnapshot nextVersion(RequestSnapshot r) {
    return copy(
        r, r.version() + 1, r.applicant(), r.placeOfUse(), r.unit(), r.details(), r.documents());
  }

  private static RequestSnapshot copy(
      RequestSnapshot r,
      long version,
      Applicant applicant,
      PlaceOfUse place,
      String unit,
      Map<String, Object> details,
      List<DocumentReference> papers) {
    return new RequestSnapshot(
        r.code(),
        version,
        r.serviceType(),
        r.variant(),
        r.channel(),
        r.externalId(),
        applicant,
        place,
        r.customerCode(),
        unit,
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
        r.answerDueAt(),
        r.onBehalfBy(),
        r.probableDuplicateOf());
  }
}
