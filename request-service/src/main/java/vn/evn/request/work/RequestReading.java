package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.deadline.Deadline;
import vn.evn.request.deadline.Deadlines;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.RequestFile;

/** Reads requests for a caller, who sees only what his roles let him see. */
@ApplicationScoped
public class RequestReading {
  private final Requests requests;
  private final Histories histories;
  private final Documents documents;
  private final Deadlines deadlines;

  @Inject
  RequestReading(Requests requests, Histories histories, Documents documents, Deadlines deadlines) {
    this.requests = requests;
    this.histories = histories;
    this.documents = documents;
    this.deadlines = deadlines;
  }

  @Transactional
  RequestView get(String code, Actor actor) {
    return RequestView.of(documents.read(visible(code, actor)), actor.roles());
  }

  @Transactional
  Deadline deadline(String code, Actor actor) {
    Term term = documents.read(visible(code, actor)).work().term();
    if (term == null) {
      throw ProblemException.conflict(
          "not-accepted",
          "No date is promised before acceptance",
          "The time runs from acceptance",
          Map.of());
    }
    return deadlines.of(term);
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

  @Transactional
  RequestPage page(RequestFilter filter, int limit, Actor actor) {
    List<RequestEntity> rows = requests.page(narrowed(filter, actor), limit);
    boolean more = rows.size() > limit;
    List<RequestEntity> shown = rows.stream().limit(limit).toList();
    Set<String> roles = actor.roles();
    @Nullable String next = null;
    if (more) {
      RequestEntity last = shown.get(limit - 1);
      next = new RequestCursor(last.updatedAt, last.code).encode();
    }
    return new RequestPage(
        shown.stream().map(row -> RequestView.of(documents.read(row), roles)).toList(), next);
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
        filter.externalId(),
        channel.isPresent() ? null : actor.subject(),
        filter.updatedSince(),
        filter.after());
  }

  private static boolean isChannelAlone(Actor actor) {
    return actor.has(Roles.CHANNEL)
        && !(actor.has(Roles.OFFICER)
            || actor.has(Roles.SUPERVISOR)
            || actor.has(Roles.INTEGRATOR)
            || actor.has(Roles.AUDITOR));
  }
}
