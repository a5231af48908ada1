package vn.evn.request.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import vn.evn.contracts.request.RequestRating;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.work.Author;
import vn.evn.request.work.ChangeListener;
import vn.evn.request.work.RecordedChange;
import vn.evn.request.work.RequestWork;

/** Takes ratings in: the first of a request, and no other. */
@ApplicationScoped
class Ratings {
  private final RequestWork work;
  private final RatingRows rows;

  @Inject
  Ratings(RequestWork work, RatingRows rows) {
    this.work = work;
    this.rows = rows;
  }

  /**
   * Rates a request.
   *
   * @throws ProblemException 409 if it is not completed, or is rated
   */
  @Transactional
  RatingView rate(String code, RequestRating rating, Author author) {
    work.rate(code, rating, author);
    return rows.find(code).orElseThrow(() -> new IllegalStateException("the rating was kept"));
  }

  /** Keeps the rating of a change; a second one undoes it. */
  @ApplicationScoped
  static class Keeper implements ChangeListener {
    private final RatingRows rows;

    @Inject
    Keeper(RatingRows rows) {
      this.rows = rows;
    }

    @Override
    public void changed(List<RecordedChange> changes) {
      for (RecordedChange change : changes) {
        RequestRating rating = change.rating();
        // The lock of the request's row lets one of two ratings at once through before the other.
        if (rating != null && !rows.insert(change.request(), rating, change.change().at())) {
          throw ProblemException.conflict(
              "already-rated",
              "The request is rated already",
              "A request is rated once",
              Map.of("state", change.request().state().name()));
        }
      }
    }
  }
}
