package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.Outcome;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;

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
    this.work = file.work();
  }

  RequestFile next() {
    return new RequestFile(
        new RequestSnapshot(
            before.code(),
            before.version() + 1,
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
            before.onBehalfBy(),
            before.probableDuplicateOf()),
        work);
  }
}
