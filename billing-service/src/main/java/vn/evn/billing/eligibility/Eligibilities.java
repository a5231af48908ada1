package vn.evn.billing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.platform.problem.ProblemException;

/** The eligibilities, and the one place that writes them. */
@ApplicationScoped
public class Eligibilities {
  private final EligibilityRows rows;
  private final ServicePoints points;
  private final EligibilityFit fit;
  private final Clock clock;

  @Inject
  Eligibilities(EligibilityRows rows, ServicePoints points, EligibilityFit fit, Clock clock) {
    this.rows = rows;
    this.points = points;
    this.fit = fit;
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
        fit.kind(call.kind())
            .orElseThrow(() -> ProblemException.invalidField("/kind", fit.unknownKind()));
    ServicePoint point =
        points
            .lock(call.customerCode())
            .orElseThrow(
                () ->
                    ProblemException.invalidField(
                        "/customerCode", "no service point of customer " + call.customerCode()));
    fit.faultOf(kind, point, call.from(), call.to())
        .ifPresent(
            fault -> {
              throw ProblemException.invalidField(fault.pointer(), fault.detail());
            });
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

  /** Eligibilities in the order in which they were recorded, one more than asked. */
  @Transactional
  List<EligibilityView> page(
      @Nullable ServicePoint point,
      @Nullable String kind,
      @Nullable Long importId,
      boolean inForceOnly,
      Paging paging) {
    List<EligibilityEntity> found =
        rows.page(
            point == null ? null : point.id(),
            kind,
            importId,
            inForceOnly,
            paging.after(),
            paging.rows());
    Map<Long, String> codes =
        points.codesOf(found.stream().map(row -> row.servicePointId).distinct().toList());
    return found.stream()
        .map(row -> EligibilityView.of(row, codes.getOrDefault(row.servicePointId, "")))
        .toList();
  }
}
