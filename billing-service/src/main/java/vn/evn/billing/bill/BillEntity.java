package vn.evn.billing.bill;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.bill.BillFacts;

/** A bill as issued. The database refuses every change of its rows. */
@Entity
@Immutable
@Table(name = "bill")
@SuppressWarnings("NullAway.Init")
class BillEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long number;

  UUID id;

  @Column(name = "service_point_id")
  long servicePointId;

  @Column(name = "customer_code")
  String customerCode;

  @Enumerated(EnumType.STRING)
  BillFacts.Kind kind;

  /** First day of the month. */
  @Column(name = "bill_period")
  LocalDate billPeriod;

  @Column(name = "customer_group")
  String customerGroup;

  String unit;

  @Column(name = "reading_from")
  @Nullable LocalDate readingFrom;

  @Column(name = "reading_to")
  @Nullable LocalDate readingTo;

  @Column(name = "tax_point_date")
  LocalDate taxPointDate;

  @Column(name = "usage_kwh")
  long usageKwh;

  @Column(name = "energy_vnd")
  long energyVnd;

  @Column(name = "reactive_vnd")
  long reactiveVnd;

  @Column(name = "discount_vnd")
  long discountVnd;

  @Column(name = "pre_tax_vnd")
  long preTaxVnd;

  @Column(name = "vat_percent")
  BigDecimal vatPercent;

  @Column(name = "vat_vnd")
  long vatVnd;

  @Column(name = "total_vnd")
  long totalVnd;

  @Column(name = "pre_tax_without_programmes_vnd")
  long preTaxWithoutProgrammesVnd;

  @Column(name = "reduction_vnd")
  long reductionVnd;

  @Column(name = "original_bill_id")
  @Nullable UUID originalBillId;

  @Column(name = "issued_at")
  OffsetDateTime issuedAt;

  @ElementCollection
  @CollectionTable(name = "bill_line", joinColumns = @JoinColumn(name = "bill_number"))
  @OrderColumn(name = "line_no")
  @ListIndexBase(1)
  @Fetch(FetchMode.SUBSELECT)
  List<LineRow> lines = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "bill_adjustment", joinColumns = @JoinColumn(name = "bill_number"))
  @OrderColumn(name = "adjustment_no")
  @ListIndexBase(1)
  @Fetch(FetchMode.SUBSELECT)
  List<AdjustmentRow> adjustments = new ArrayList<>();

  BillEntity() {}
}
