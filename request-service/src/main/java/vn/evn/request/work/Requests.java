package vn.evn.request.work;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

  Optional<RequestEntity> findByExternalId(Channel channel, String externalId) {
    return find("channel = ?1 and externalId = ?2", channel.name(), externalId)
        .singleResultOptional();
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

  /** A page in order of the last change; one more than the limit, to see whether more follow. */
  List<RequestEntity> page(RequestFilter filter, int limit) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Parameters values = new Parameters();
    add(conditions, values, "state", filter.state());
    add(conditions, values, "serviceType", filter.serviceType());
    add(conditions, values, "channel", filter.channel());
    add(conditions, values, "unit", filter.unit());
    if (filter.externalId() != null) {
      // The index begins with the channel.
      conditions.add("channel in :channels and externalId = :externalId");
      values.and("channels", CHANNELS).and("externalId", filter.externalId());
    }
    add(conditions, values, "submittedBy", filter.submittedBy());
    if (filter.updatedSince() != null) {
      conditions.add("updatedAt >= :since");
      values.and("since", filter.updatedSince());
    }
    if (filter.after() != null) {
      conditions.add("(updatedAt > :afterTime or (updatedAt = :afterTime and code > :afterCode))");
      values.and("afterTime", filter.after().updatedAt()).and("afterCode", filter.after().code());
    }
    PanacheQuery<RequestEntity> query =
        find(String.join(" and ", conditions) + " order by updatedAt, code", values);
    return query.range(0, limit).list();
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

  private static void add(
      List<String> conditions, Parameters values, String field, @Nullable String value) {
    if (value != null) {
      conditions.add(field + " = :" + field);
      values.and(field, value);
    }
  }
}
