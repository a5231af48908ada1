package vn.evn.request.work;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;

/** The requests. */
@ApplicationScoped
class Requests implements PanacheRepositoryBase<RequestEntity, String> {
  /** The request of a code, locked until the end of the transaction. */
  Optional<RequestEntity> lock(String code) {
    return findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Makes others who claim the same external id wait until the end of the transaction. */
  void claim(Channel channel, String externalId) {
    getEntityManager()
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:id, 0))")
        .setParameter("id", channel.name() + "|" + externalId)
        .getSingleResult();
  }

  /** The request of an application, locked until the end of the transaction. */
  Optional<RequestEntity> lockByExternalId(Channel channel, String externalId) {
    return find("channel = ?1 and externalId = ?2", channel.name(), externalId)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
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
    add(conditions, values, "externalId", filter.externalId());
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

  private static void add(
      List<String> conditions, Parameters values, String field, @Nullable String value) {
    if (value != null) {
      conditions.add(field + " = :" + field);
      values.and(field, value);
    }
  }
}
