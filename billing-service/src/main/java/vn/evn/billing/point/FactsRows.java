package vn.evn.billing.point;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The dated facts. */
@ApplicationScoped
class FactsRows implements PanacheRepositoryBase<FactsEntity, Long> {
  /** The facts of service points, oldest first. */
  List<FactsEntity> of(Collection<Long> servicePointIds) {
    return list("servicePointId in ?1 order by servicePointId, validFrom", servicePointIds);
  }
}
