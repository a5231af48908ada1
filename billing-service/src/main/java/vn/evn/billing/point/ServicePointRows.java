package vn.evn.billing.point;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The service points. */
@ApplicationScoped
class ServicePointRows implements PanacheRepositoryBase<ServicePointEntity, Long> {
  Optional<ServicePointEntity> findByCode(String customerCode) {
    return find("customerCode", customerCode).singleResultOptional();
  }

  /** The point of a customer, locked until the end of the transaction. */
  Optional<ServicePointEntity> lock(String customerCode) {
    return find("customerCode", customerCode)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .singleResultOptional();
  }

  /**
   * The points of customers, locked until the end of the transaction. Always in the same order, so
   * that two callers with the same customers wait for each other and never deadlock.
   */
  List<ServicePointEntity> lockAll(Collection<String> customerCodes) {
    return find("customerCode in ?1 order by id", customerCodes)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Makes the point unless it is there; of two at once the second waits for the first. */
  void ensure(String customerCode) {
    getEntityManager()
        .createNativeQuery(
            "INSERT INTO service_point (customer_code) VALUES (?1) ON CONFLICT DO NOTHING")
        .setParameter(1, customerCode)
        .executeUpdate();
  }

  List<ServicePointEntity> page(long after, int rows) {
    return find("id > ?1 order by id", after).range(0, rows - 1).list();
  }
}
