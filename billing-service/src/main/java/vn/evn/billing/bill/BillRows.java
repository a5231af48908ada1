package vn.evn.billing.bill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.contracts.bill.BillFacts;

/** The issued bills. */
@ApplicationScoped
class BillRows implements PanacheRepositoryBase<BillEntity, Long> {
  Optional<BillEntity> findByBillId(UUID id) {
    return find("id", id).singleResultOptional();
  }

  /** At most one: (service point, period, kind) is unique in the database. */
  Optional<BillEntity> find(long servicePointId, YearMonth billPeriod, BillFacts.Kind kind) {
    return find(
            "servicePointId = ?1 and billPeriod = ?2 and kind = ?3",
            servicePointId,
            billPeriod.atDay(1),
            kind)
        .singleResultOptional();
  }

  /** Bills in the order of issue, narrowed by customer and period; one more than the page. */
  List<BillEntity> page(
      @Nullable String customerCode, @Nullable YearMonth billPeriod, Paging paging) {
    StringBuilder query = new StringBuilder("number > :after");
    Parameters values = Parameters.with("after", paging.after());
    if (customerCode != null) {
      query.append(" and customerCode = :customerCode");
      values.and("customerCode", customerCode);
    }
    if (billPeriod != null) {
      query.append(" and billPeriod = :billPeriod");
      values.and("billPeriod", billPeriod.atDay(1));
    }
    return find(query + " order by number", values).range(0, paging.rows() - 1).list();
  }
}
