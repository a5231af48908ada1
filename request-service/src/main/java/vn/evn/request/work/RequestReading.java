package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.RequestFile;

/** Reads requests for a caller, who sees only what his roles let him see. */
@ApplicationScoped
public class RequestReading {
  private final Requests requests;
  private final Histories histories;
  private final Documents documents;
  private final Times times;
  private final ServiceCatalogue catalogue;
  private final Clock clock;

  @Inject
  RequestReading(
      Requests requests,
      Histories histories,
      Documents documents,
      Times times,
      ServiceCatalogue catalogue,
      Clock clock) {
    this.requests = requests;
    this.histories = histories;
    this.documents = documents;
    this.times = times;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Transactional
  RequestView get(String code, Actor actor) {
    return view(documents.read(visible(code, actor)), actor);
  }

  /** A request as a caller sees it. */
  public RequestView view(RequestFile file, Actor actor) {
    return RequestView.of(
        file, Services.of(catalogue, file), actor.roles(), OffsetDateTime.now(clock));
  }

  /** A request as it was known at a time, that moment included. */
  @Transactional
  RequestView getAsOf(String code, OffsetDateTime asOf, Actor actor) {
    RequestEntity row = visible(code, actor);
    long version =
        histories
            .versionAt(row.code, asOf)
            .orElseThrow(() -> ProblemException.notFound("The request was not known at this time"));
    RequestFile file = documents.read(row, histories.after(row.code, version));
    return RequestView.ofThePast(file, Services.of(catalogue, file), actor.roles());
  }

  @Transactional
  DeadlineView deadline(String code, Actor actor) {
    RequestEntity row = visible(code, actor);
    RequestFile file = documents.read(row);
    Term term = file.work().term();
    if (term == null) {
      throw ProblemException.conflict(
          "not-accepted",
          "No date is promised before acceptance",
          "The time runs from acceptance",
          Map.of());
    }
    // By the calendar that its dates were counted by: that of an ended request may be an old one.
    return DeadlineView.of(file, term, times.deadlinesOf(row.calendarVersion), row.calendarVersion);
  }

  @Transactional
  HistoryView history(String code, long after, int limit, Actor actor) {
    RequestEntity row = visible(code, actor);
    List<HistoryEntity> rows = histories.of(row.code, after, limit);
    boolean more = rows.size() > limit;
    List<HistoryView.Entry> entries =
        rows.stream().limit(limit).map(HistoryView.Entry::of).toList();
    return new HistoryView(entries, more ? entries.get(limit - 1).version() : null);
  }

  /** A page in order of the last change. */
  @Transactional
  RequestPage page(RequestFilter filter, @Nullable PageCursor after, int limit, Actor actor) {
    return page(
        requests.page(narrowed(filter, actor), after, limit + 1),
        limit,
        row -> new PageCursor(PageCursor.Order.UPDATED, row.updatedAt.toString(), row.code),
        actor);
  }

  /**
   * A page of changes for a system that wants to miss none. A change appears once all transactions
   * that began before it have ended, which may be a moment after its commit.
   */
  @Transactional
  RequestPage changes(RequestFilter filter, @Nullable PageCursor after, int limit, Actor actor) {
    // Before the rows are read: what ends in between is beyond it.
    long horizon = requests.horizon();
    RequestPage page =
        page(
            requests.changes(narrowed(filter, actor), after, horizon, limit + 1),
            limit,
            row -> new PageCursor(PageCursor.Order.CHANGE, String.valueOf(row.changeTx), row.code),
            actor);
    String next = page.next();
    String resume =
        next == null
            ? new PageCursor(PageCursor.Order.CHANGE, String.valueOf(horizon), "").encode()
            : next;
    return new RequestPage(page.items(), next, resume);
  }

  /** A page of a queue. */
  @Transactional
  RequestPage queue(QueueFilter filter, @Nullable PageCursor after, int limit, Actor actor) {
    return page(
        requests.queue(filter, after, limit + 1),
        limit,
        row -> new PageCursor(PageCursor.Order.QUEUE, row.queueAt.toString(), row.code),
        actor);
  }

  /** A page of what a search finds. */
  @Transactional
  RequestPage search(SearchCall call, @Nullable PageCursor after, int limit, Actor actor) {
    RequestFilter filter =
        new RequestFilter(
            null, call.serviceType(), null, call.unit(), null, null, call.externalId(), null, null);
    return page(
        requests.search(call, narrowed(filter, actor), after, limit + 1),
        limit,
        row -> new PageCursor(PageCursor.Order.CODE, "", row.code),
        actor);
  }

  /**
   * A page as the API shows it.
   *
   * @param rows one more than the limit, if more follow
   */
  private RequestPage page(
      List<RequestEntity> rows, int limit, Function<RequestEntity, PageCursor> place, Actor actor) {
    List<RequestEntity> shown = rows.stream().limit(limit).toList();
    @Nullable String next = rows.size() > limit ? place.apply(shown.get(limit - 1)).encode() : null;
    return new RequestPage(
        shown.stream().map(row -> view(documents.read(row), actor)).toList(), next, null);
  }

  /** A request by any of its codes with the last digits of the applicant's phone. */
  @Transactional
  public Optional<RequestSnapshot> track(String code, String phoneLast4) {
    return requests
        .findForTracking(code, phoneLast4)
        .map(documents::read)
        .map(RequestFile::request);
  }

  /**
   * A request that a caller may see.
   *
   * @throws UnknownRequestException if there is none
   */
  @Transactional
  public RequestFile file(String code, Actor actor) {
    return documents.read(visible(code, actor));
  }

  /**
   * A request for a feature beside it.
   *
   * @throws UnknownRequestException if there is none, or none that the caller may see
   */
  @Transactional
  public RequestSnapshot seenBy(Actor actor, String code) {
    return documents.read(visible(code, actor)).request();
  }

  private RequestEntity visible(String code, Actor actor) {
    RequestEntity row =
        requests.findByIdOptional(code).orElseThrow(() -> new UnknownRequestException(code));
    if (isChannelAlone(actor) && !isOwn(row, actor)) {
      // A channel cannot tell a foreign request from none.
      throw new UnknownRequestException(code);
    }
    return row;
  }

  private static boolean isOwn(RequestEntity row, Actor actor) {
    return actor.channel().map(row.channel::equals).orElse(row.submittedBy.equals(actor.subject()));
  }

  private static RequestFilter narrowed(RequestFilter filter, Actor actor) {
    if (!isChannelAlone(actor)) {
      return filter;
    }
    Optional<String> channel = actor.channel();
    return new RequestFilter(
        filter.state(),
        filter.serviceType(),
        channel.orElse(filter.channel()),
        filter.unit(),
        filter.step(),
        filter.probableDuplicate(),
        filter.externalId(),
        channel.isPresent() ? null : actor.subject(),
        filter.updatedSince());
  }

  private static boolean isChannelAlone(Actor actor) {
    return actor.has(Roles.CHANNEL)
        && !(actor.has(Roles.OFFICER)
            || actor.has(Roles.SUPERVISOR)
            || actor.has(Roles.INTEGRATOR)
            || actor.has(Roles.AUDITOR));
  }
}
