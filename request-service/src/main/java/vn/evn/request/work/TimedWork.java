package vn.evn.request.work;

import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.evn.request.lifecycle.RequestFile;

/**
 * Does to requests what time does. Several copies of the service may do it at once: a request is
 * done under the lock of its row, and one that another copy has locked is left to it. What was done
 * is written in the same transaction, so that it is done once, also after a crash.
 */
@ApplicationScoped
public class TimedWork {
  private final Requests requests;
  private final Documents documents;
  private final RequestWork work;
  private final Times times;
  private final Clock clock;

  @Inject
  TimedWork(Requests requests, Documents documents, RequestWork work, Times times, Clock clock) {
    this.requests = requests;
    this.documents = documents;
    this.work = work;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Lets what is past happen to some requests, in one transaction.
   *
   * @param most requests at once
   * @return how many requests it was
   */
  @Transactional
  public int fire(int most) {
    List<String> codes = requests.lockPast(OffsetDateTime.now(clock), most);
    codes.forEach(this::fireLocked);
    return codes.size();
  }

  /** Requests to which something should have happened, the oldest first. */
  @Transactional
  public List<String> past(int most) {
    return requests.past(OffsetDateTime.now(clock), most);
  }

  /** Lets what is past happen to one request, unless it did meanwhile. */
  @Transactional
  public void fire(String code) {
    fireLocked(code);
  }

  /** Puts a request off that something could not happen to. */
  @Transactional
  public void putOff(String code, Duration time) {
    requests.lock(code).ifPresent(row -> row.nextTimerAt = OffsetDateTime.now(clock).plus(time));
  }

  private void fireLocked(String code) {
    Optional<RequestEntity> found = requests.lock(code);
    if (found.isEmpty()) {
      return;
    }
    RequestEntity row = found.get();
    RequestFile file = work.settle(row, documents.read(row));
    Optional<Times.Expiry> expiry = times.expiry(file, OffsetDateTime.now(clock));
    if (expiry.isPresent()) {
      work.move(
          row,
          file,
          expiry.get().action(),
          expiry.get().reason(),
          null,
          MissingNode.getInstance(),
          Author.SYSTEM);
    } else {
      row.nextTimerAt = times.nextAt(file);
    }
  }

  /**
   * Counts the dates of some open requests by the calendar in use that were counted by an older
   * one, in one transaction.
   *
   * @param most requests at once
   * @param but codes to leave out
   * @return the requests that were counted
   */
  @Transactional
  public List<String> recount(int most, Collection<String> but) {
    List<String> codes = requests.lockOutdated(times.calendar(), most, but);
    codes.forEach(this::recountLocked);
    return codes;
  }

  /** Requests whose dates were counted by an older calendar. */
  @Transactional
  public List<String> outdated(int most, Collection<String> but) {
    return requests.outdated(times.calendar(), most, but);
  }

  /** Counts the dates of one request by the calendar in use, unless that was done meanwhile. */
  @Transactional
  public void recount(String code) {
    recountLocked(code);
  }

  private void recountLocked(String code) {
    requests.lock(code).ifPresent(row -> work.settle(row, documents.read(row)));
  }
}
