package vn.evn.billing.eligibility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The eligibilities. */
@ApplicationScoped
class EligibilityRows implements PanacheRepositoryBase<EligibilityEntity, Long> {
  Optional<EligibilityEntity> same(long servicePointId, EligibilityCall.Read call) {
    return find(
            "servicePointId = ?1 and kind = ?2 and periodFrom = ?3 and periodTo = ?4"
                + " and issuer = ?5 and documentReference = ?6",
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
        "servicePointId = ?1 and periodFrom <= ?2 and periodTo >= ?2 order by id",
        servicePointId,
        month);
  }

  List<EligibilityEntity> page(long servicePointId, long after, int rows) {
    return find("servicePointId = ?1 and id > ?2 order by id", servicePointId, after)
        .range(0, rows - 1)
        .list();
  }
}
