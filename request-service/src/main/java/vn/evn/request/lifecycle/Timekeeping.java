package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestSnapshot.SupplementRound;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.deadline.ClockPolicy;
import vn.evn.request.deadline.ClockPolicy.Effect;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.Term;

/**
 * Lets the times of a request follow its states: what waits, begins or ends is read from how a
 * request was and how it is, so that no action can forget its effect on the time.
 */
public final class Timekeeping {
  private static final Set<RequestState> OPEN =
      EnumSet.of(
          RequestState.SUBMITTED,
          RequestState.ACCEPTED,
          RequestState.IN_PROGRESS,
          RequestState.AWAITING_SUPPLEMENT,
          RequestState.AWAITING_PAYMENT);

  private static final Set<RequestState> REOPENABLE =
      EnumSet.of(RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.STOPPED);

  private final Supplier<Deadlines> present;

  /**
   * Makes it.
   *
   * @param present the calendar in use, asked anew each time
   */
  public Timekeeping(Supplier<Deadlines> present) {
    this.present = present;
  }

  /** Whether work on a request is not ended. */
  public static boolean isOpen(RequestState state) {
    return OPEN.contains(state);
  }

  /** Something that the time waits for. */
  private record Wait(Term.Why why, @Nullable String about, Effect effect) {
    boolean is(Term.Pause pause) {
      return pause.why() == why && Objects.equals(pause.about(), about);
    }
  }

  /** What counts dates by the calendar in use. */
  Deadlines present() {
    return present.get();
  }

  /** A new request: the time to check it begins. */
  public RequestFile begun(RequestFile file, ServiceDefinition service, OffsetDateTime at) {
    return begun(file, service, at, present());
  }

  private RequestFile begun(
      RequestFile file, ServiceDefinition service, OffsetDateTime at, Deadlines deadlines) {
    Draft draft = new Draft(file);
    keep(file.request(), draft, service, at, false, deadlines);
    return draft.present();
  }

  /** The same request, its promised time as its details have it now. Dates are not counted yet. */
  public static RequestFile following(RequestFile file, ServiceDefinition service) {
    Term term = file.work().term();
    if (term == null || !isOpen(file.request().state())) {
      return file;
    }
    int workingDays = service.processing(file.facts()).workingDays();
    return workingDays == term.workingDays()
        ? file
        : new RequestFile(
            file.request(),
            file.work()
                .withTerm(
                    new Term(term.acceptedAt(), workingDays, term.pauses(), term.extensions())));
  }

  /**
   * The same request, its dates counted by the calendar in use. An ended request stays as it was. A
   * time that was not kept when the request was last written begins now.
   */
  public RequestFile recounted(RequestFile file, ServiceDefinition service, OffsetDateTime at) {
    return recounted(file, service, at, present());
  }

  /** The same by another calendar. */
  public RequestFile recounted(
      RequestFile file, ServiceDefinition service, OffsetDateTime at, Deadlines deadlines) {
    return isOpen(file.request().state()) ? begun(file, service, at, deadlines) : file;
  }

  /**
   * Until when a request can be opened again, that moment excluded; empty if it cannot.
   *
   * <p>A request that ended before the end of its window was kept has the window of {@link
   * ClockPolicy#DEFAULT}.
   */
  static Optional<OffsetDateTime> reopenUntil(RequestFile file) {
    OffsetDateTime endedAt = file.request().endedAt();
    if (endedAt == null || !REOPENABLE.contains(file.request().state())) {
      return Optional.empty();
    }
    OffsetDateTime kept = file.work().clocks().reopenUntil();
    return Optional.of(
        kept == null ? endedAt.plusDays(ClockPolicy.DEFAULT.reopenWindowDays()) : kept);
  }

  /** Lets the times follow an action; dates are counted by a given calendar. */
  void keep(
      RequestSnapshot before,
      Draft after,
      ServiceDefinition service,
      Command command,
      Deadlines deadlines) {
    keep(
        before, after, service, command.at(), command.action() == RequestAction.CORRECT, deadlines);
  }

  private void keep(
      RequestSnapshot before,
      Draft after,
      ServiceDefinition service,
      OffsetDateTime at,
      boolean correcting,
      Deadlines deadlines) {
    ClockPolicy policy = service.clock();
    after.clocks(c -> c.withReopenUntil(windowEnd(after, policy, deadlines)));
    if (!isOpen(before.state()) && !isOpen(after.state)) {
      return;
    }
    List<Wait> waits = waitsOf(after, service);
    Term term = after.work.term();
    if (term != null) {
      after.work = after.work.withTerm(adjusted(term, waits, at, correcting));
    }
    after.clocks(c -> c.withStep(step(before, after, service, waits, at, correcting)));
    after.clocks(c -> c.withAnswer(answer(before, after, policy, at)));
    count(after, deadlines);
    noteInRound(before, after, at);
  }

  private static @Nullable OffsetDateTime windowEnd(
      Draft request, ClockPolicy policy, Deadlines deadlines) {
    OffsetDateTime ended = request.endedAt;
    return ended == null || !REOPENABLE.contains(request.state)
        ? null
        : deadlines.time().endOfDayAfter(ended, policy.reopenWindowDays());
  }

  /** Counts every date anew. */
  private static void count(Draft after, Deadlines deadlines) {
    Term term = after.work.term();
    if (term == null) {
      after.dueAt = null;
      after.dueProvisional = null;
    } else {
      Deadline deadline = deadlines.of(term);
      after.dueAt = deadline.dueAt();
      after.dueProvisional = deadline.provisional();
    }
    after.clocks(
        c -> c.withStep(counted(deadlines, c.step())).withAnswer(counted(deadlines, c.answer())));
    Clocks.Promise answer = after.work.clocks().answer();
    after.answerDueAt = answer == null ? null : answer.dueAt();
  }

  private static Clocks.@Nullable Promise counted(
      Deadlines deadlines, Clocks.@Nullable Promise promise) {
    return promise == null ? null : Clocks.Promise.of(deadlines.of(promise.term()));
  }

  /** What a request waits for as it stands. */
  private static List<Wait> waitsOf(Draft request, ServiceDefinition service) {
    ClockPolicy policy = service.clock();
    List<Wait> waits = new ArrayList<>();
    switch (request.state) {
      case AWAITING_SUPPLEMENT ->
          waits.add(
              new Wait(
                  Term.Why.SUPPLEMENT,
                  String.valueOf(lastRound(request)),
                  request.acceptedAt == null
                      ? policy.supplementBeforeAcceptance()
                      : policy.supplementAfterAcceptance()));
      case AWAITING_PAYMENT -> {
        RequestSnapshot.Fee due = Lifecycle.dueFee(request.fees);
        waits.add(new Wait(Term.Why.PAYMENT, due == null ? null : due.code(), policy.payment()));
      }
      case REFUSED, WITHDRAWN, STOPPED, COMPLETED, RESULT_RETURNED ->
          waits.add(new Wait(Term.Why.ENDED, null, Effect.PAUSE));
      case SUBMITTED, ACCEPTED, IN_PROGRESS -> {
        // Nobody else is waited for by the state alone.
      }
    }
    Optional.ofNullable(request.step)
        .flatMap(service::step)
        .map(ServiceDefinition.Step::waitsFor)
        .map(who -> Term.Why.valueOf(who.name()))
        .ifPresent(why -> waits.add(new Wait(why, request.step, policy.others())));
    return waits;
  }

  /** Number of the last round; 0 if there is none. */
  private static int lastRound(Draft request) {
    int rounds = request.supplementRounds.size();
    return rounds == 0 ? 0 : request.supplementRounds.get(rounds - 1).number();
  }

  /** Ends the waiting that is over and begins what is new. */
  private static Term adjusted(Term term, List<Wait> waits, OffsetDateTime at, boolean correcting) {
    Term adjusted = term;
    boolean ended = waits.stream().anyMatch(wait -> wait.why() == Term.Why.ENDED);
    for (Term.Pause open : term.open()) {
      // What was awaited when a request ended is awaited again when it is opened.
      if (!ended && waits.stream().noneMatch(wait -> wait.is(open))) {
        // A state that was entered wrongly took no time out.
        adjusted = correcting ? adjusted.without(open) : adjusted.resumed(open, at);
      }
    }
    for (Wait wait : waits) {
      if (wait.effect() != Effect.RUN && term.open().stream().noneMatch(wait::is)) {
        adjusted = adjusted.paused(at, wait.why(), wait.about(), wait.effect());
      }
    }
    return adjusted;
  }

  private static Clocks.@Nullable Promise step(
      RequestSnapshot before,
      Draft after,
      ServiceDefinition service,
      List<Wait> waits,
      OffsetDateTime at,
      boolean correcting) {
    Clocks.Promise kept = after.work.clocks().step();
    boolean same =
        Objects.equals(before.step(), after.step)
            && (before.acceptedAt() == null) == (after.acceptedAt == null);
    if (kept == null || !same) {
      int days = isOpen(after.state) ? daysOfStep(after, service) : 0;
      if (days == 0) {
        return null;
      }
      kept = Clocks.Promise.begun(Term.of(at, days));
    }
    // A step of others has its own time, which runs while they work.
    List<Wait> stopping =
        waits.stream()
            .filter(wait -> wait.why() != Term.Why.APPLICANT && wait.why() != Term.Why.STATE_BODY)
            .toList();
    return Clocks.Promise.begun(adjusted(kept.term(), stopping, at, correcting));
  }

  /** Working days of the present step, or of checking the application; 0 if none are promised. */
  private static int daysOfStep(Draft request, ServiceDefinition service) {
    if (request.acceptedAt == null) {
      return service.clock().receptionDays();
    }
    return Optional.ofNullable(request.step)
        .flatMap(service::step)
        .map(ServiceDefinition.Step::workingDays)
        .orElse(0);
  }

  private static Clocks.@Nullable Promise answer(
      RequestSnapshot before, Draft after, ClockPolicy policy, OffsetDateTime at) {
    int days;
    switch (after.state) {
      case AWAITING_SUPPLEMENT -> days = policy.supplementTermDays();
      case AWAITING_PAYMENT -> days = policy.paymentTermDays();
      default -> {
        return null;
      }
    }
    Clocks.Promise kept = after.work.clocks().answer();
    return kept != null && before.state() == after.state
        ? kept
        : Clocks.Promise.begun(Term.of(at, days));
  }

  /** Notes the new date in the round that was answered just now. */
  private static void noteInRound(RequestSnapshot before, Draft after, OffsetDateTime at) {
    int last = after.supplementRounds.size() - 1;
    if (before.state() != RequestState.AWAITING_SUPPLEMENT || last < 0) {
      return;
    }
    SupplementRound round = after.supplementRounds.get(last);
    if (at.equals(round.answeredAt())) {
      after.supplementRounds =
          Stream.concat(
                  after.supplementRounds.stream().limit(last),
                  Stream.of(round.answered(at, round.receivedBy(), after.dueAt)))
              .toList();
    }
  }
}
