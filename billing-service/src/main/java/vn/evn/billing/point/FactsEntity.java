package vn.evn.billing.point;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dated facts of a service point as a row. */
@Entity
@Table(name = "service_point_facts")
@SuppressWarnings("NullAway.Init")
class FactsEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "service_point_id")
  long servicePointId;

  @Column(name = "valid_from")
  LocalDate validFrom;

  @Column(name = "customer_group")
  String customerGroup;

  @Column(name = "supply_voltage_kv")
  BigDecimal supplyVoltageKv;

  @Nullable Integer households;
  @Nullable Integer persons;

  @Column(name = "other_customer_group")
  @Nullable String otherCustomerGroup;

  @Column(name = "other_share")
  @Nullable BigDecimal otherShare;

  @Column(name = "meter_number")
  String meterNumber;

  @Column(name = "three_band")
  boolean threeBand;

  String unit;

  FactsEntity() {}

  static FactsEntity of(long servicePointId, Facts facts) {
    FactsEntity row = new FactsEntity();
    row.servicePointId = servicePointId;
    row.validFrom = facts.validFrom();
    row.customerGroup = facts.customerGroup();
    row.supplyVoltageKv = facts.supplyVoltageKv();
    row.households = facts.households();
    row.persons = facts.persons();
    Facts.SecondUse other = facts.otherUse();
    row.otherCustomerGroup = other == null ? null : other.customerGroup();
    row.otherShare = other == null ? null : other.share();
    row.meterNumber = facts.meterNumber();
    row.threeBand = facts.threeBand();
    row.unit = facts.unit();
    return row;
  }

  Facts toFacts() {
    return new Facts(
        validFrom,
        customerGroup,
        supplyVoltageKv,
        households,
        persons,
        otherCustomerGroup == null || otherShare == null
            ? null
            : new Facts.SecondUse(otherCustomerGroup, otherShare),
        meterNumber,
        threeBand,
        unit);
  }
}
