package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestSnapshot.Fee;
import vn.evn.contracts.request.RequestSnapshot.SupplementRound;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.FeeItem;
import vn.evn.request.catalogue.OutcomeNeeds;
import vn.evn.request.catalogue.ResultKind;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.Term;

/**
 * The state machine: the one place that decides what an action makes of a request. It changes
 * nothing itself; the caller writes what it returns in one transaction.
 */
public final class Lifecycle {
  /** Of every business date. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Characters of a name or of a reference. */
  private static final int MOST_OF_A_TEXT = 200;

  /** A date further away is a slip of the pen. */
  private static final int LONGEST_EXTENSION_YEARS = 100;

  private static final String WISH_FIRST = "the wish to withdraw has to be decided first";

  private final Timekeeping timekeeping;
  private final CustomerCodes customerCodes;
  private final SortedSet<String> corporations;

  /**
   * Makes it.
   *
   * @param corporations the first two letters of the units of each power corporation
   */
  public Lifecycle(
      Timekeeping timekeeping, CustomerCodes customerCodes, SortedSet<String> corporations) {
    this.timekeeping = timekeeping;
    this.customerCodes = customerCodes;
    this.corporations = Collections.unmodifiableSortedSet(new TreeSet<>(corporations));
  }

  /** The actions that are legal in the present state, in the order of the table. */
  public static List<RequestAction> legalIn(RequestState state) {
    return Arrays.stream(RequestTransition.values())
        .filter(row -> row.from().contains(state))
        .map(RequestTransition::action)
        .toList();
  }

  /**
   * The actions that are legal for a request as it stands: those of its state, without the ones
   * that its steps, its date, an open wish to withdraw or the end of the window to open it again
   * rule out.
   *
   * @param service the definition that the request runs by
   */
  public static List<RequestAction> legalFor(
      RequestFile file, ServiceDefinition service, OffsetDateTime now) {
    RequestSnapshot request = file.request();
    boolean stepsDone = Steps.next(service, file).isEmpty();
    return legalIn(request.state()).stream()
        .filter(
            action ->
                switch (action) {
                  case START_STEP -> !stepsDone;
                  case COMPLETE_STEP ->
                      Steps.of(action, service, file)
                          .filter(
                              step ->
                                  Steps.lacking(step, request.fees(), file.work().finalBill())
                                      == null)
                          .isPresent();
                  case REQUEST_PAYMENT ->
                      service.hasFees(now.atZoneSameInstant(ZONE).toLocalDate());
                  case COMPLETE -> stepsDone && file.work().withdrawal() == null;
                  case EXTEND -> request.dueAt() != null;
                  case REOPEN -> isReopenable(file, now);
                  default -> true;
                })
        .toList();
  }

  private static boolean isReopenable(RequestFile file, OffsetDateTime now) {
    return Timekeeping.reopenUntil(file).filter(now::isBefore).isPresent();
  }

  /**
   * Carries out a command.
   *
   * @param service the definition that the request runs by
   * @throws IllegalMoveException if the action is not legal in the present state
   * @throws InvalidCommandException naming every fault of what was sent
   */
  public Moved apply(RequestFile file, ServiceDefinition service, Command command) {
    return apply(file, service, command, timekeeping.present());
  }

  /**
   * The same, its dates counted by a given calendar.
   *
   * @param deadlines what counts them
   */
  public Moved apply(
      RequestFile file, ServiceDefinition service, Command command, Deadlines deadlines) {
    RequestSnapshot request = file.request();
    RequestTransition row = RequestTransition.of(command.action());
    if (!row.from().contains(request.state())) {
      throw new IllegalMoveException(command.action(), request.state(), "legal in " + row.from());
    }
    if (command.action() == RequestAction.REOPEN && !isReopenable(file, command.at())) {
      throw new IllegalMoveException(
          command.action(),
          request.state(),
          "the window ended at "
              + Timekeeping.reopenUntil(file).map(OffsetDateTime::toString).orElse("its end"));
    }
    Draft draft = new Draft(file);
    CommandData data = new CommandData(command);
    GivenReason reason = GivenReason.read(command, data, service);
    Optional<String> eventType = row.eventType();
    if (findOut(draft, service, command.action(), data)) {
      eventType = eventType.or(() -> Optional.of(RequestEvents.DUE_DATE_CHANGED));
    }
    if (command.action() == RequestAction.NOTE && data.flag("declineWithdrawal")) {
      declineWithdrawal(draft, data);
      eventType = Optional.of(RequestEvents.WITHDRAWAL_DECLINED);
    } else {
      change(draft, request, service, command, data, reason);
    }
    data.check();
    if (!row.allows(request.state(), draft.state)) {
      throw new IllegalMoveException(
          command.action(), request.state(), "would lead to " + draft.state);
    }
    timekeeping.keep(request, draft, service, command, deadlines);
    RequestFile next = draft.next();
    return new Moved(
        next,
        new RequestChange(
            request.state(),
            draft.state,
            draft.step,
            reason.text(),
            command.note(),
            command.at(),
            command.actor(),
            next.stepDueAt(),
            null,
            reason.code()),
        eventType);
  }

  /**
   * Takes in what the power company found out. The time promised follows from it.
   *
   * @return whether the time promised changed
   */
  private boolean findOut(
      Draft draft, ServiceDefinition service, RequestAction action, CommandData data) {
    Map<String, Object> before = draft.work.circumstances();
    Map<String, Object> found =
        switch (action) {
          case ACCEPT, COMPLETE_STEP, REQUEST_PAYMENT, NOTE ->
              new CircumstanceReader(data, service).read(before);
          default -> before;
        };
    if (found.equals(before)) {
      return false;
    }
    if (draft.endedAt != null) {
      // Steps and results that would be missing now were not missing when it ended.
      data.complain("/data/circumstances", "the request has ended");
    }
    draft.work = draft.work.withCircumstances(found);
    Term term = draft.work.term();
    if (term == null) {
      return false;
    }
    int workingDays = service.processing(draft.facts()).workingDays();
    if (workingDays == term.workingDays()) {
      return false;
    }
    draft.work =
        draft.work.withTerm(
            new Term(term.acceptedAt(), workingDays, term.pauses(), term.extensions()));
    return true;
  }

  private void change(
      Draft draft,
      RequestSnapshot request,
      ServiceDefinition service,
      Command command,
      CommandData data,
      GivenReason reason) {
    OffsetDateTime at = command.at();
    switch (command.action()) {
      case ACCEPT -> accept(draft, service, at);
      case REFUSE -> end(draft, RequestState.REFUSED, at);
      case START_STEP -> startStep(draft, service, command, data);
      case COMPLETE_STEP -> completeStep(draft, request, service, command, data);
      case REQUEST_SUPPLEMENT -> requestSupplement(draft, service, command, data, reason);
      case RECEIVE_SUPPLEMENT -> receiveSupplement(draft, command);
      case REQUEST_PAYMENT -> requestPayment(draft, service, command, data);
      case CONFIRM_PAYMENT -> confirmPayment(draft, command, data);
      case WITHDRAW -> {
        data.reason();
        end(draft, RequestState.WITHDRAWN, at);
      }
      case STOP -> {
        data.reason();
        end(draft, RequestState.STOPPED, at);
      }
      case REOPEN -> {
        data.reason();
        draft.endedAt = null;
        draft.state = standingOf(draft);
      }
      case COMPLETE -> complete(draft, request, service, command, data);
      case RETURN_RESULT -> {
        draft.state = RequestState.RESULT_RETURNED;
        draft.resultReturnedAt = at;
      }
      case EXTEND -> extend(draft, command, data);
      case HAND_OVER -> handOver(draft, data);
      case CORRECT -> correct(draft, request, service, command, data);
      case NOTE -> {
        if (command.note() == null || command.note().isBlank()) {
          data.complain("/note", "is required for note");
        }
        settleMatter(draft, data);
      }
    }
  }

  private static void accept(Draft draft, ServiceDefinition service, OffsetDateTime at) {
    draft.state = RequestState.ACCEPTED;
    draft.acceptedAt = at;
    int workingDays = service.processing(draft.facts()).workingDays();
    draft.work = draft.work.withTerm(Term.of(at, workingDays));
  }

  private static void end(Draft draft, RequestState state, OffsetDateTime at) {
    draft.state = state;
    draft.endedAt = at;
    draft.work = draft.work.withWithdrawal(null);
  }

  private static void startStep(
      Draft draft, ServiceDefinition service, Command command, CommandData data) {
    String wished = data.optionalText("step");
    Optional<ServiceDefinition.Step> next = nextStep(draft, service);
    if (next.isEmpty()) {
      throw new IllegalMoveException(command.action(), draft.state, "every step is done");
    }
    String code = wished == null ? next.get().code() : wished;
    if (service.step(code).isEmpty()) {
      data.complain("/data/step", "is no step of " + service.code());
    } else if (!code.equals(next.get().code())) {
      data.complain("/data/step", "the next step is " + next.get().code());
    }
    draft.state = RequestState.IN_PROGRESS;
    draft.step = code;
  }

  private static Optional<ServiceDefinition.Step> nextStep(Draft draft, ServiceDefinition service) {
    return Steps.next(service, draft.facts(), draft.work.completedSteps());
  }

  private void completeStep(
      Draft draft,
      RequestSnapshot request,
      ServiceDefinition service,
      Command command,
      CommandData data) {
    String present = draft.step;
    if (present == null) {
      throw new IllegalMoveException(command.action(), draft.state, "no step is begun");
    }
    ServiceDefinition.Step step =
        service.step(present).orElseThrow(() -> new IllegalStateException("no step " + present));
    String lacking = Steps.lacking(step, draft.fees, draft.work.finalBill());
    if (lacking != null) {
      throw new IllegalMoveException(command.action(), draft.state, lacking);
    }
    OutcomeNeeds needs = step.outcome();
    if (needs != null) {
      String customer = draft.customerCode;
      if (customer == null) {
        throw new IllegalMoveException(command.action(), draft.state, "there is no customer code");
      }
      draft.outcome = new OutcomeReader(data).read(customer, request.unit(), needs);
    }
    data.check();
    if (step.mintsCustomerCode() && draft.customerCode == null) {
      draft.customerCode = customerCodes.mint(request.unit());
    }
    List<String> done = new ArrayList<>(draft.work.completedSteps());
    done.add(present);
    draft.work = draft.work.withCompletedSteps(done);
    draft.step = nextStep(draft, service).map(ServiceDefinition.Step::code).orElse(null);
  }

  private void requestSupplement(
      Draft draft,
      ServiceDefinition service,
      Command command,
      CommandData data,
      GivenReason reason) {
    List<SupplementRound> rounds = new ArrayList<>(draft.supplementRounds);
    int number = draft.work.rounds(rounds) + 1;
    draft.work = draft.work.withRounds(number);
    rounds.add(
        new SupplementRound(
            number,
            reason.text() == null ? "" : reason.text(),
            command.actor().name(),
            command.at(),
            null,
            null,
            draft.dueAt,
            null,
            reason.code(),
            new AskedReader(data, service).read()));
    draft.supplementRounds = rounds;
    draft.state = RequestState.AWAITING_SUPPLEMENT;
  }

  private void receiveSupplement(Draft draft, Command command) {
    List<SupplementRound> rounds = new ArrayList<>(draft.supplementRounds);
    int last = rounds.size() - 1;
    rounds.set(last, rounds.get(last).answered(command.at(), command.actor().name(), draft.dueAt));
    draft.supplementRounds = rounds;
    draft.state = workingState(draft);
  }

  private void requestPayment(
      Draft draft, ServiceDefinition service, Command command, CommandData data) {
    String code = data.text("code");
    LocalDate day = command.at().atZoneSameInstant(ZONE).toLocalDate();
    Optional<FeeItem> fee = service.fee(code, day);
    if (!code.isEmpty() && fee.isEmpty()) {
      data.complain("/data/code", "is no fee of " + service.code() + " on " + day);
    }
    String name = data.textOr("name", fee.map(f -> f.name().vi()).orElse(null));
    data.atMost("name", name, MOST_OF_A_TEXT);
    long amountVnd = data.amountVnd("amountVnd");
    Optional<Long> tabled = fee.flatMap(f -> f.amountVnd(draft.facts()));
    if (tabled.isPresent() && amountVnd < tabled.get()) {
      data.complain(
          "/data/amountVnd",
          "the table of the service says at least " + tabled.get() + " VND, before VAT");
    }
    data.check();
    List<Fee> fees = new ArrayList<>(draft.fees);
    fees.add(new Fee(code, name, amountVnd, command.at(), null, null));
    draft.fees = fees;
    draft.state = RequestState.AWAITING_PAYMENT;
  }

  private void confirmPayment(Draft draft, Command command, CommandData data) {
    String reference = data.text("reference");
    data.atMost("reference", reference, MOST_OF_A_TEXT);
    Fee due = dueFee(draft.fees);
    JsonNode amount = data.node("amountVnd");
    if (due == null) {
      throw new IllegalMoveException(command.action(), draft.state, "no fee is due");
    }
    boolean given = !amount.isMissingNode() && !amount.isNull();
    if (given && !(amount.isIntegralNumber() && amount.asLong() == due.amountVnd())) {
      data.complain("/data/amountVnd", "the fee due is " + due.amountVnd() + " VND");
    }
    data.check();
    List<Fee> fees = new ArrayList<>(draft.fees);
    fees.set(
        fees.indexOf(due),
        new Fee(
            due.code(), due.name(), due.amountVnd(), due.requestedAt(), command.at(), reference));
    draft.fees = fees;
    draft.state = workingState(draft);
  }

  /** The fee that is due; null if none is. */
  public static @Nullable Fee dueFee(List<Fee> fees) {
    return fees.stream().filter(fee -> fee.paidAt() == null).findFirst().orElse(null);
  }

  /** Where a request stands by its papers: waiting for the applicant, or where the work goes on. */
  private static RequestState standingOf(Draft draft) {
    if (draft.supplementRounds.stream().anyMatch(round -> round.answeredAt() == null)) {
      return RequestState.AWAITING_SUPPLEMENT;
    }
    return dueFee(draft.fees) == null ? workingState(draft) : RequestState.AWAITING_PAYMENT;
  }

  /** Where the work goes on: in a step, before the first step, or before acceptance. */
  private static RequestState workingState(Draft draft) {
    if (draft.acceptedAt == null) {
      return RequestState.SUBMITTED;
    }
    return draft.step == null && draft.work.completedSteps().isEmpty()
        ? RequestState.ACCEPTED
        : RequestState.IN_PROGRESS;
  }

  private static void complete(
      Draft draft,
      RequestSnapshot request,
      ServiceDefinition service,
      Command command,
      CommandData data) {
    Optional<ServiceDefinition.Step> left = nextStep(draft, service);
    if (left.isPresent()) {
      throw new IllegalMoveException(
          command.action(), request.state(), "step " + left.get().code() + " is not done");
    }
    if (draft.work.withdrawal() != null) {
      throw new IllegalMoveException(command.action(), request.state(), WISH_FIRST);
    }
    List<RequestSnapshot.ResultDocument> results = new ArrayList<>(draft.results);
    results.addAll(new ResultReader(data, service, request).read());
    for (ResultKind missing : ResultReader.missing(service, draft.facts(), results)) {
      data.complain(
          "/data/results",
          "must hold a result of kind "
              + missing.code()
              + (missing.documentRequired() ? ", with a stored document" : ""));
    }
    draft.results = results;
    draft.state = RequestState.COMPLETED;
    draft.step = null;
    draft.endedAt = command.at();
  }

  private static void extend(Draft draft, Command command, CommandData data) {
    String reason = data.reason();
    OffsetDateTime at = command.at();
    Term term = draft.work.term();
    OffsetDateTime present = draft.dueAt;
    if (term == null || present == null) {
      throw new IllegalMoveException(RequestAction.EXTEND, draft.state, "no date is promised");
    }
    OffsetDateTime later = data.instantAfter("dueAt", present.isAfter(at) ? present : at);
    if (later.isAfter(at.plusYears(LONGEST_EXTENSION_YEARS))) {
      data.complain("/data/dueAt", "must be within " + LONGEST_EXTENSION_YEARS + " years");
    }
    data.check();
    draft.work =
        draft.work.withTerm(
            term.extended(new Term.Extension(at, present, later, reason, command.actor().name())));
  }

  private void handOver(Draft draft, CommandData data) {
    data.reason();
    String unit = data.text("unit");
    if (!unit.isEmpty() && !unit.matches("P[A-Z][A-Z0-9]{2}\\d{2}")) {
      data.complain("/data/unit", "must be the code of a power unit, for example PD0100");
    } else if (!unit.isEmpty() && !corporations.contains(unit.substring(0, 2))) {
      data.complain(
          "/data/unit",
          "must be a unit of a power corporation: " + String.join(", ", corporations));
    } else if (unit.equals(draft.unit)) {
      data.complain("/data/unit", "is the present unit");
    }
    draft.unit = unit;
  }

  /** Takes a matter from the file that the note tells the end of. */
  private static void settleMatter(Draft draft, CommandData data) {
    JsonNode number = data.node("settleMatter");
    if (number.isMissingNode() || number.isNull()) {
      return;
    }
    List<WorkFile.Matter> left =
        draft.work.matters().stream()
            .filter(matter -> !number.isIntegralNumber() || matter.number() != number.asLong())
            .toList();
    if (left.size() == draft.work.matters().size()) {
      data.complain("/data/settleMatter", "is the number of no open matter of the request");
    }
    draft.work = draft.work.withMatters(left);
  }

  private static void declineWithdrawal(Draft draft, CommandData data) {
    data.reason();
    if (draft.work.withdrawal() == null) {
      throw new IllegalMoveException(
          RequestAction.NOTE, draft.state, "there is no wish to withdraw");
    }
    draft.work = draft.work.withWithdrawal(null);
  }

  /**
   * Sets a state that was wrong. What the right state cannot do without is checked or made; what it
   * rules out is taken back. The history keeps all of it.
   */
  private static void correct(
      Draft draft,
      RequestSnapshot request,
      ServiceDefinition service,
      Command command,
      CommandData data) {
    data.reason();
    RequestState right = data.state("state");
    if (data.hasFault("/data/state")) {
      data.check();
    }
    if (right == request.state()) {
      data.complain("/data/state", "is the present state");
    }
    OffsetDateTime at = command.at();
    switch (right) {
      case SUBMITTED -> {
        takeBackOpenRequests(draft);
        draft.acceptedAt = null;
        draft.step = null;
        draft.work = draft.work.withTerm(null).withCompletedSteps(List.of());
        keepOpen(draft);
      }
      case ACCEPTED -> {
        takeBackOpenRequests(draft);
        acceptIfNew(draft, service, at);
        draft.step = null;
        draft.work = draft.work.withCompletedSteps(List.of());
        keepOpen(draft);
      }
      case IN_PROGRESS -> {
        takeBackOpenRequests(draft);
        acceptIfNew(draft, service, at);
        draft.step = nextStep(draft, service).map(ServiceDefinition.Step::code).orElse(null);
        keepOpen(draft);
      }
      case AWAITING_SUPPLEMENT, AWAITING_PAYMENT -> {
        if (standingOf(draft) != right) {
          data.complain("/data/state", "nothing is asked of the applicant; ask for it instead");
        }
        keepOpen(draft);
      }
      case REFUSED, WITHDRAWN, STOPPED -> {
        draft.endedAt = draft.endedAt == null ? at : draft.endedAt;
        draft.resultReturnedAt = null;
        draft.work = draft.work.withWithdrawal(null);
      }
      case COMPLETED, RESULT_RETURNED -> {
        if (nextStep(draft, service).isPresent()) {
          data.complain("/data/state", "not every step is done");
        }
        for (ResultKind missing : ResultReader.missing(service, draft.facts(), draft.results)) {
          data.complain("/data/state", "the result " + missing.code() + " is missing");
        }
        if (draft.work.withdrawal() != null) {
          throw new IllegalMoveException(command.action(), request.state(), WISH_FIRST);
        }
        takeBackOpenRequests(draft);
        draft.step = null;
        draft.endedAt = draft.endedAt == null ? at : draft.endedAt;
        draft.resultReturnedAt = right == RequestState.COMPLETED ? null : at;
      }
    }
    draft.state = right;
  }

  private static void keepOpen(Draft draft) {
    draft.endedAt = null;
    draft.resultReturnedAt = null;
  }

  private static void acceptIfNew(Draft draft, ServiceDefinition service, OffsetDateTime at) {
    if (draft.acceptedAt == null) {
      accept(draft, service, at);
    }
  }

  /** Unanswered rounds and unpaid fees go. */
  private static void takeBackOpenRequests(Draft draft) {
    draft.supplementRounds =
        draft.supplementRounds.stream().filter(round -> round.answeredAt() != null).toList();
    draft.fees = draft.fees.stream().filter(fee -> fee.paidAt() != null).toList();
  }
}
