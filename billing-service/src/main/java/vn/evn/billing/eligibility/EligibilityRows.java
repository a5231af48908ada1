package vn.evn.billing.eligibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The eligibilities. */
@ApplicationScoped
class EligibilityRows implements PanacheRepositoryBase<EligibilityEntity, Long> {
  Optional<EligibilityEntity> same(long servicePointId, EligibilityCall.Read call) {
    return find(
            "servicePointId = ?1 and kind = ?2 and periodFrom = ?3 and periodTo = ?4"
                + " and issuer = ?5 and documentReference = ?6 and endedBy is null",
            servicePointId,
            call.kind(),
            call.from().atDay(1),
            call.to().atDay(1),
            call.issuer(),
            call.documentReference())
        .singleResultOptional();
  }

  List<EligibilityEntity> covering(long servicePointId, YearMonth billPeriod) {
    LocalDate month = billPeriod.atDay(1);
    return list(
        "servicePointId = ?1 and periodFrom <= ?2 and periodTo >= ?2 and endedBy is null"
            + " order by id",
        servicePointId,
        month);
  }

  /** Eligibilities by rising number, narrowed by service point, kind and list where given. */
  List<EligibilityEntity> page(
      @Nullable Long servicePointId,
      @Nullable String kind,
      @Nullable Long importId,
      boolean inForceOnly,
      long after,
      int rows) {
    StringBuilder query = new StringBuilder("id > :after");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("after", after);
    if (servicePointId != null) {
      query.append(" and servicePointId = :point");
      parameters.put("point", servicePointId);
    }
    if (kind != null) {
      query.append(" and kind = :kind");
      parameters.put("kind", kind);
    }
    if (importId != null) {
      query.append(" and importId = :import");
      parameters.put("import", importId);
    }
    if (inForceOnly) {
      query.append(" and endedBy is null");
    }
    return find(query + " order by id", parameters).range(0, rows - 1).list();
  }
}
