package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;

/**
 * How requests came to their end. It is read from the history, so that nothing has to be remembered
 * beside it.
 */
@ApplicationScoped
class Endings {
  private final Histories histories;
  private final Documents documents;
  private final ServiceCatalogue catalogue;
  private final Clock clock;

  @Inject
  Endings(Histories histories, Documents documents, ServiceCatalogue catalogue, Clock clock) {
    this.histories = histories;
    this.documents = documents;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * The end of a locked request by itself, if it can still be opened again. Empty if it has not
   * ended, if a person ended it, or if what was awaited is not kept.
   */
  Optional<Ending> byItself(RequestEntity row, RequestFile file) {
    if (!isReopenable(file)) {
      return Optional.empty();
    }
    return histories
        .lastMove(row.code)
        .filter(
            entry ->
                entry.automatic
                    && (entry.action.equals(RequestAction.REFUSE.apiName())
                        || entry.action.equals(RequestAction.STOP.apiName())))
        .flatMap(entry -> ending(row, entry.version));
  }

  private boolean isReopenable(RequestFile file) {
    return Lifecycle.legalFor(file, Services.of(catalogue, file), OffsetDateTime.now(clock))
        .contains(RequestAction.REOPEN);
  }

  private Optional<Ending> ending(RequestEntity row, long version) {
    List<HistoryEntity> since = histories.after(row.code, version - 1);
    if (since.stream().anyMatch(entry -> entry.changes == null)) {
      return Optional.empty();
    }
    RequestFile before = documents.read(row, since);
    OffsetDateTime askedAt = askedAt(before.request());
    Clocks.Promise answer = before.work().clocks().answer();
    return askedAt == null || answer == null
        ? Optional.empty()
        : Optional.of(new Ending(before.request().state(), askedAt, answer.dueAt()));
  }

  private static @Nullable OffsetDateTime askedAt(RequestSnapshot request) {
    if (request.state() == RequestState.AWAITING_PAYMENT) {
      return Objects.requireNonNull(Lifecycle.dueFee(request.fees()), "no fee").requestedAt();
    }
    int rounds = request.supplementRounds().size();
    return request.state() == RequestState.AWAITING_SUPPLEMENT && rounds > 0
        ? request.supplementRounds().get(rounds - 1).requestedAt()
        : null;
  }
}
