package vn.evn.billing.point;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A service point as a row. It is never changed, only locked. */
@Entity
@Table(name = "service_point")
@SuppressWarnings("NullAway.Init")
class ServicePointEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "customer_code")
  String customerCode;

  @Column(name = "created_at", insertable = false, updatable = false)
  OffsetDateTime createdAt;

  ServicePointEntity() {}
}
