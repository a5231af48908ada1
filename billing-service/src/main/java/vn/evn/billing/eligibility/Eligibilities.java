package vn.evn.billing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.evn.billing.api.Paging;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.platform.problem.ProblemException;

/** The eligibilities, and the one place that writes them. */
@ApplicationScoped
public class Eligibilities {
  private final EligibilityRows rows;
  private final ServicePoints points;
  private final Programmes programmes;
  private final Clock clock;

  @Inject
  Eligibilities(
      EligibilityRows rows, ServicePoints points, BillCalculator calculator, Clock clock) {
    this.rows = rows;
    this.points = points;
    this.programmes = calculator.programmes();
    this.clock = clock;
  }

  /** What a recording did. */
  record Recorded(EligibilityView eligibility, boolean anew) {}

  /**
   * Records an eligibility. The same content again changes nothing.
   *
   * @throws ProblemException (422) if customer or kind are unknown, or the kind does not fit the
   *     group of the customer in that time
   */
  @Transactional
  Recorded record(EligibilityCall.Read call, String recordedBy) {
    EligibilityKind kind =
        programmes
            .eligibilityKind(call.kind())
            .orElseThrow(() -> ProblemException.invalidField("/kind", unknownKind()));
    ServicePoint point =
        points
            .lock(call.customerCode())
            .orElseThrow(
                () ->
                    ProblemException.invalidField(
                        "/customerCode", "no service point of customer " + call.customerCode()));
    requireFit(kind, point, call);
    EligibilityEntity known = rows.same(point.id(), call).orElse(null);
    if (known != null) {
      return new Recorded(EligibilityView.of(known, call.customerCode()), false);
    }
    EligibilityEntity row = new EligibilityEntity();
    row.servicePointId = point.id();
    row.kind = kind.code();
    row.periodFrom = call.from().atDay(1);
    row.periodTo = call.to().atDay(1);
    row.issuer = call.issuer();
    row.documentReference = call.documentReference();
    row.recordedAt = OffsetDateTime.now(clock);
    row.recordedBy = recordedBy;
    rows.persistAndFlush(row);
    return new Recorded(EligibilityView.of(row, call.customerCode()), true);
  }

  /** What a service point is entitled to in a bill period. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<String> covering(ServicePoint point, YearMonth billPeriod) {
    return rows.covering(point.id(), billPeriod).stream()
        .map(row -> row.kind)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Eligibilities of a customer in the order in which they were recorded, one more than asked. */
  @Transactional
  List<EligibilityView> page(ServicePoint point, Paging paging) {
    return rows.page(point.id(), paging.after(), paging.rows()).stream()
        .map(row -> EligibilityView.of(row, point.customerCode()))
        .toList();
  }

  private String unknownKind() {
    return "is unknown; known are "
        + programmes.eligibilityKinds().stream()
            .map(EligibilityKind::code)
            .collect(Collectors.joining(", "));
  }

  private static void requireFit(
      EligibilityKind kind, ServicePoint point, EligibilityCall.Read call) {
    List<Facts> facts =
        point.factsBetween(call.from().minusMonths(1).atDay(1), call.to().atEndOfMonth());
    if (facts.isEmpty()) {
      throw ProblemException.invalidField("/to", "the service point has no facts in this time");
    }
    String group = kind.customerGroup();
    if (group != null && facts.stream().noneMatch(f -> f.customerGroup().equals(group))) {
      throw ProblemException.invalidField(
          "/kind",
          kind.code()
              + " needs customer group "
              + group
              + ", the service point has "
              + facts.get(0).customerGroup());
    }
  }
}
