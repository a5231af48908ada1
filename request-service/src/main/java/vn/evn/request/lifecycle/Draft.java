package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.Outcome;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.RequestFacts;

/** A request while an action changes it; {@link #next} is what it becomes. */
final class Draft {
  private final RequestSnapshot before;
  RequestState state;
  @Nullable String step;
  @Nullable String customerCode;
  String unit;
  @Nullable OffsetDateTime acceptedAt;
  @Nullable OffsetDateTime dueAt;
  @Nullable OffsetDateTime endedAt;
  @Nullable OffsetDateTime resultReturnedAt;
  List<RequestSnapshot.SupplementRound> supplementRounds;
  List<RequestSnapshot.Fee> fees;
  List<RequestSnapshot.ResultDocument> results;
  @Nullable Outcome outcome;
  @Nullable Boolean dueProvisional;
  @Nullable OffsetDateTime answerDueAt;
  WorkFile work;

  Draft(RequestFile file) {
    this.before = file.request();
    this.state = before.state();
    this.step = before.step();
    this.customerCode = before.customerCode();
    this.unit = before.unit();
    this.acceptedAt = before.acceptedAt();
    this.dueAt = before.dueAt();
    this.endedAt = before.endedAt();
    this.resultReturnedAt = before.resultReturnedAt();
    this.supplementRounds = before.supplementRounds();
    this.fees = before.fees();
    this.results = before.results();
    this.outcome = before.outcome();
    this.dueProvisional = before.dueProvisional();
    this.answerDueAt = before.answerDueAt();
    this.work = file.work();
  }

  void clocks(UnaryOperator<Clocks> change) {
    work = work.withClocks(change.apply(work.clocks()));
  }

  /** What the conditions of its service may ask. */
  RequestFacts facts() {
    return new RequestFacts(
        before.variant(), before.applicant().kind().name(), before.details(), work.circumstances());
  }

  /** What it becomes by a change. */
  RequestFile next() {
    return file(before.version() + 1);
  }

  /** What it is in the version that it has. */
  RequestFile present() {
    return file(before.version());
  }

  private RequestFile file(long version) {
    return new RequestFile(
        new RequestSnapshot(
            before.code(),
            version,
            before.serviceType(),
            before.variant(),
            before.channel(),
            before.externalId(),
            before.applicant(),
            before.placeOfUse(),
            customerCode,
            unit,
            state,
            step,
            before.submittedAt(),
            acceptedAt,
            dueAt,
            endedAt,
            resultReturnedAt,
            before.details(),
            supplementRounds,
            fees,
            before.documents(),
            results,
            outcome,
            dueProvisional,
            answerDueAt,
            before.onBehalfBy(),
            before.probableDuplicateOf()),
        work);
  }
}
