package vn.evn.request.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.work.Author;
import vn.evn.request.work.RequestWork;

/** Takes ratings in: the first of a request, and no other. */
@ApplicationScoped
class Ratings {
  private final RequestWork work;
  private final RatingRows rows;
  private final Clock clock;

  @Inject
  Ratings(RequestWork work, RatingRows rows, Clock clock) {
    this.work = work;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Rates a request.
   *
   * @throws ProblemException 409 if it is not completed, or is rated
   */
  @Transactional
  RatingView rate(String code, RequestRating rating, Author author) {
    // The lock of the request's row lets one of two ratings at once through before the other.
    RequestSnapshot request = work.rate(code, rating, author).request();
    OffsetDateTime now = OffsetDateTime.now(clock.withZone(BusinessTime.ZONE));
    if (!rows.insert(request, rating, now)) {
      throw ProblemException.conflict(
          "already-rated",
          "The request is rated already",
          "A request is rated once",
          Map.of("state", request.state().name()));
    }
    return RatingView.of(code, rating, now);
  }
}
