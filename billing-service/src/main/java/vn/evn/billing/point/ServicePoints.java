package vn.evn.billing.point;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.time.BusinessTime;

/** The service points, and the one place that writes them. */
@ApplicationScoped
public class ServicePoints {
  private final ServicePointRows points;
  private final FactsRows factsRows;
  private final FactsCheck check;

  @Inject
  ServicePoints(ServicePointRows points, FactsRows factsRows, FactsCheck check) {
    this.points = points;
    this.factsRows = factsRows;
    this.check = check;
  }

  /** What a recording did. */
  public record Recorded(ServicePoint point, boolean anew) {}

  /**
   * Records a new service point. The same content again changes nothing.
   *
   * @throws InvalidFacts if no bill could be computed from the facts
   * @throws OtherFactsKnown if the customer is known with other facts
   */
  @Transactional
  public Recorded record(String customerCode, Facts facts) {
    requireValid(facts);
    points.ensure(customerCode);
    ServicePoint point = lock(customerCode).orElseThrow();
    if (point.facts().contains(facts)) {
      return new Recorded(point, false);
    }
    if (!point.facts().isEmpty()) {
      throw new OtherFactsKnown(customerCode, facts.validFrom());
    }
    return new Recorded(with(point, facts), true);
  }

  /**
   * Adds facts that hold from a day on to a point that the caller has locked. The same facts again
   * change nothing.
   *
   * @throws InvalidFacts if no bill could be computed from the facts
   * @throws OtherFactsKnown if other facts hold from the same day
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public ServicePoint addFacts(ServicePoint point, Facts facts) {
    requireValid(facts);
    if (point.facts().contains(facts)) {
      return point;
    }
    if (point.facts().stream().anyMatch(f -> f.validFrom().equals(facts.validFrom()))) {
      throw new OtherFactsKnown(point.customerCode(), facts.validFrom());
    }
    return with(point, facts);
  }

  /** The point of a customer, locked until the end of the transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<ServicePoint> lock(String customerCode) {
    return points.lock(customerCode).map(this::read);
  }

  /** The points of customers, locked until the end of the transaction; by customer code. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<String, ServicePoint> lockAll(Collection<String> customerCodes) {
    return read(points.lockAll(customerCodes)).stream()
        .collect(Collectors.toMap(ServicePoint::customerCode, point -> point));
  }

  /** The customer codes of points, by their identifiers. */
  @Transactional
  public Map<Long, String> codesOf(Collection<Long> ids) {
    return points.list("id in ?1", ids).stream()
        .collect(Collectors.toMap(row -> row.id, row -> row.customerCode));
  }

  /** The point of a customer. */
  @Transactional
  public Optional<ServicePoint> find(String customerCode) {
    return points.findByCode(customerCode).map(this::read);
  }

  /** The point of an identifier. */
  @Transactional
  public Optional<ServicePoint> get(long id) {
    return points.findByIdOptional(id).map(this::read);
  }

  /** Points in the order in which they were recorded, one more than the page. */
  @Transactional
  public List<ServicePoint> page(Paging paging) {
    return read(points.page(paging.after(), paging.rows()));
  }

  /** Everything for which no bill could be computed from facts; pointers start at the facts. */
  public List<FieldError> faultsOf(Facts facts) {
    return check.faultsOf(facts);
  }

  private void requireValid(Facts facts) {
    List<FieldError> faults = faultsOf(facts);
    if (!faults.isEmpty()) {
      throw new InvalidFacts(faults);
    }
  }

  private ServicePoint with(ServicePoint point, Facts facts) {
    factsRows.persist(FactsEntity.of(point.id(), facts));
    List<Facts> all = new ArrayList<>(point.facts());
    all.add(facts);
    all.sort(Comparator.comparing(Facts::validFrom));
    return new ServicePoint(point.id(), point.customerCode(), point.createdAt(), all);
  }

  private ServicePoint read(ServicePointEntity row) {
    return read(List.of(row)).get(0);
  }

  private List<ServicePoint> read(List<ServicePointEntity> rows) {
    Map<Long, List<Facts>> facts =
        factsRows.of(rows.stream().map(row -> row.id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.servicePointId,
                    Collectors.mapping(FactsEntity::toFacts, Collectors.toList())));
    return rows.stream().map(row -> point(row, facts.get(row.id))).toList();
  }

  private static ServicePoint point(ServicePointEntity row, @Nullable List<Facts> facts) {
    return new ServicePoint(
        row.id,
        row.customerCode,
        row.createdAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime(),
        facts == null ? List.of() : facts);
  }
}
