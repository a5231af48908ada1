package vn.evn.request.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;

/** The requests. */
@ApplicationScoped
class Requests implements PanacheRepositoryBase<RequestEntity, String> {
  private static final List<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::name).toList();

  private static final String PAST =
      "SELECT code FROM request WHERE next_timer_at < :now ORDER BY next_timer_at LIMIT :most";

  /** The states are spelt as in the index, so that the database sees that it can use it. */
  private static final String OUTDATED =
      "SELECT code FROM request WHERE state IN"
          + " ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT')"
          + " AND calendar_version < :calendar AND code NOT IN (:but) LIMIT :most";

  private static final String SKIP_LOCKED = " FOR UPDATE SKIP LOCKED";

  /**
   * The request of a code as it stands. The row is let go again: whoever locks it later in the same
   * transaction has to see what others have made of it meanwhile.
   */
  Optional<RequestEntity> read(String code) {
    return letGo(findByIdOptional(code));
  }

  /** The request of a code, locked until the end of the transaction. */
  Optional<RequestEntity> lock(String code) {
    return findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The request of an application, locked until the end of the transaction. */
  Optional<RequestEntity> lockByExternalId(Channel channel, String externalId) {
    return find("channel = ?1 and externalId = ?2", channel.name(), externalId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /** Codes of the requests about a customer, in order. */
  @SuppressWarnings("unchecked")
  List<String> codesOfCustomer(String customerCode) {
    return getEntityManager()
        .createNativeQuery(
            "SELECT code FROM request WHERE customer_code = :code ORDER BY code", String.class)
        .setParameter("code", customerCode)
        .getResultList();
  }

  /** The same as {@link #read(String)} for the request of an application. */
  Optional<RequestEntity> read(Channel channel, String externalId) {
    return letGo(
        find("channel = ?1 and externalId = ?2", channel.name(), externalId)
            .singleResultOptional());
  }

  /** Changes are flushed as they are made, so that nothing is lost by it. */
  private Optional<RequestEntity> letGo(Optional<RequestEntity> row) {
    row.ifPresent(getEntityManager()::detach);
    return row;
  }

  /**
   * By request code, or by the dossier code of the portal in any letter case, with the last digits
   * of the phone. Both are asked for at once, so that a wrong pair takes as long as an unknown
   * code.
   */
  Optional<RequestEntity> findForTracking(String code, String phoneLast4) {
    String upper = code.strip().toUpperCase(Locale.ROOT);
    return find(
            "phoneLast4 = ?2 and (code = ?1 or dossierCode = ?1"
                + " or (channel = 'PORTAL' and upper(externalId) = ?1))",
            upper,
            phoneLast4)
        .firstResultOptional();
  }

  /** A page in order of the last change. */
  List<RequestEntity> page(RequestFilter filter, @Nullable PageCursor after, int limit) {
    RequestQuery query = narrowed(filter);
    if (after != null) {
      query.and(
          "(updated_at, code) > (:afterTime, :afterCode)",
          "afterTime",
          after.time(),
          "afterCode",
          after.code());
    }
    return query.list(getEntityManager(), "updated_at, code", limit);
  }

  /**
   * A page of changes in the order of their transactions, of those that began before all that still
   * run: no transaction that commits later can put a row before its end.
   *
   * @param horizon after {@link #horizon}
   */
  List<RequestEntity> changes(
      RequestFilter filter, @Nullable PageCursor after, long horizon, int limit) {
    RequestQuery query = narrowed(filter).and("change_tx < :horizon", "horizon", horizon);
    if (after != null) {
      query.and(
          "(change_tx, code) > (:afterNumber, :afterCode)",
          "afterNumber",
          after.number(),
          "afterCode",
          after.code());
    }
    return query.list(getEntityManager(), "change_tx, code", limit);
  }

  /** The number of the oldest transaction that still runs. Everything below has ended. */
  long horizon() {
    return ((Number)
            getEntityManager()
                .createNativeQuery("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .getSingleResult())
        .longValue();
  }

  /** A page of the queue of a unit, by the nearest date. */
  List<RequestEntity> queue(QueueFilter filter, @Nullable PageCursor after, int limit) {
    RequestQuery query =
        new RequestQuery()
            .equal("unit", filter.unit())
            .equal("waits_for", filter.waitsFor() == null ? null : filter.waitsFor().name())
            // The first half is that of the index.
            .and(
                "attention IS NOT NULL AND :attention = ANY(string_to_array(attention, ','))",
                "attention",
                filter.attention() == null ? null : filter.attention().name())
            .equal("state", filter.state())
            .equal("step", filter.step())
            .equal("service_type", filter.serviceType())
            .equal("probable_duplicate", filter.probableDuplicate())
            .and("queue_at < :dueBefore", "dueBefore", filter.dueBefore());
    if (after != null) {
      query.and(
          "(queue_at, code) > (:afterTime, :afterCode)",
          "afterTime",
          after.time(),
          "afterCode",
          after.code());
    }
    return query.list(getEntityManager(), "queue_at, code", limit);
  }

  /** A page of what a search finds, the newest codes first. */
  List<RequestEntity> search(
      SearchCall call, RequestFilter filter, @Nullable PageCursor after, int limit) {
    return narrowed(filter)
        .and("(code = :code OR dossier_code = :code)", "code", upper(call.code()))
        .equal("customer_code", upper(call.customerCode()))
        .equal("phone_last4", call.phoneLast4())
        .and("code < :afterCode", "afterCode", after == null ? null : after.code())
        .list(getEntityManager(), "code DESC", limit);
  }

  private static @Nullable String upper(@Nullable String code) {
    return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
  }

  private static RequestQuery narrowed(RequestFilter filter) {
    RequestQuery query =
        new RequestQuery()
            .equal("state", filter.state())
            .equal("service_type", filter.serviceType())
            .equal("channel", filter.channel())
            .equal("unit", filter.unit())
            .equal("step", filter.step())
            .equal("probable_duplicate", filter.probableDuplicate())
            .equal("submitted_by", filter.submittedBy())
            .and("updated_at >= :since", "since", filter.updatedSince());
    if (filter.externalId() != null) {
      // The index begins with the channel.
      query.and(
          "channel IN (:channels) AND external_id = :externalId",
          "channels",
          CHANNELS,
          "externalId",
          filter.externalId());
    }
    return query;
  }

  /** Codes of requests to which something should have happened by a time, the oldest first. */
  List<String> past(OffsetDateTime now, int most) {
    return pastCodes(PAST, now, most);
  }

  /** The same, each locked until the end of the transaction; none that somebody else has locked. */
  List<String> lockPast(OffsetDateTime now, int most) {
    return pastCodes(PAST + SKIP_LOCKED, now, most);
  }

  private List<String> pastCodes(String sql, OffsetDateTime now, int most) {
    return getEntityManager()
        .createNativeQuery(sql, String.class)
        .setParameter("now", now)
        .setParameter("most", most)
        .getResultList();
  }

  /**
   * Codes of open requests whose dates were counted by a calendar before a number.
   *
   * @param but codes to leave out
   */
  List<String> outdated(int calendar, int most, Collection<String> but) {
    return outdatedCodes(OUTDATED, calendar, most, but);
  }

  /** The same, each locked until the end of the transaction; none that somebody else has locked. */
  List<String> lockOutdated(int calendar, int most, Collection<String> but) {
    return outdatedCodes(OUTDATED + SKIP_LOCKED, calendar, most, but);
  }

  private List<String> outdatedCodes(String sql, int calendar, int most, Collection<String> but) {
    return getEntityManager()
        .createNativeQuery(sql, String.class)
        .setParameter("calendar", calendar)
        // A list without elements is none that SQL knows; no request has an empty code.
        .setParameter("but", but.isEmpty() ? List.of("") : but)
        .setParameter("most", most)
        .getResultList();
  }
}
