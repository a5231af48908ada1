package vn.evn.billing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/** Takes in lists of eligible customers: all of a list or nothing, and the same list once. */
@ApplicationScoped
class EligibilityImports {
  private final EligibilityImportRows rows;
  private final ServicePoints points;
  private final EligibilityFit fit;
  private final Clock clock;

  @Inject
  EligibilityImports(
      EligibilityImportRows rows, ServicePoints points, EligibilityFit fit, Clock clock) {
    this.rows = rows;
    this.points = points;
    this.fit = fit;
    this.clock = clock;
  }

  /** What a call did. */
  record Imported(EligibilityImportView list, boolean anew) {}

  /**
   * Imports a list.
   *
   * @param supersedes earlier list whose place it takes; null if none
   * @throws ProblemException (400, 422) with every fault of the list by line; (409) if another list
   *     has taken that place
   */
  @Transactional
  Imported imported(byte[] file, @Nullable Long supersedes, String by) {
    String sha256 = sha256(file);
    Optional<EligibilityImportView> known = rows.same(sha256, supersedes);
    if (known.isPresent()) {
      return new Imported(known.get(), false);
    }
    EligibilityList list = EligibilityList.read(file);
    requireFree(sha256, supersedes);
    OffsetDateTime now = OffsetDateTime.now(clock);
    Optional<Long> begun = rows.begin(sha256, supersedes, list.lines().size(), now, by);
    if (begun.isEmpty()) {
      return new Imported(rows.same(sha256, supersedes).orElseThrow(), false);
    }
    long id = begun.get();
    int added = rows.add(id, list, pointsOf(list), now, by);
    int ended = supersedes == null ? 0 : rows.end(supersedes, id, now);
    rows.finish(id, added, ended);
    return new Imported(rows.find(id).orElseThrow(), true);
  }

  @Transactional
  Optional<EligibilityImportView> find(long id) {
    return rows.find(id);
  }

  /** Lists by rising number, one more than the page. */
  @Transactional
  List<EligibilityImportView> page(Paging paging) {
    return rows.page(paging.after(), paging.rows());
  }

  /** A list may take the place of another that no third one has taken. */
  private void requireFree(String sha256, @Nullable Long supersedes) {
    if (supersedes == null) {
      return;
    }
    if (!rows.lock(supersedes)) {
      throw ProblemException.invalidField("/supersedes", "there is no imported list " + supersedes);
    }
    Long successor = rows.find(supersedes).orElseThrow().supersededBy();
    if (successor != null && rows.same(sha256, supersedes).isEmpty()) {
      throw ProblemException.conflict(
          "list-superseded",
          "Another list has taken its place",
          "Name the newest list",
          Map.of("supersededBy", successor));
    }
  }

  /** The service point of every line; refuses the list with every line that does not fit. */
  private List<Long> pointsOf(EligibilityList list) {
    Set<String> codes =
        list.lines().stream()
            .map(EligibilityList.Line::customerCode)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, ServicePoint> found = points.lockAll(codes);
    Set<FieldError> faults = new LinkedHashSet<>();
    List<Long> ids = new ArrayList<>();
    for (EligibilityList.Line line : list.lines()) {
      EligibilityKind kind = fit.kind(line.kind()).orElse(null);
      ServicePoint point = found.get(line.customerCode());
      if (kind == null) {
        faults.add(line.fault("kind", fit.unknownKind()));
      }
      if (point == null) {
        faults.add(line.fault("customer_code", "no service point of " + line.customerCode()));
      }
      if (kind != null && point != null) {
        fit.faultOf(kind, point, line.from(), line.to())
            .ifPresent(fault -> faults.add(line.fault(column(fault.pointer()), fault.detail())));
        ids.add(point.id());
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(List.copyOf(faults));
    }
    return ids;
  }

  private static String column(String field) {
    return field.equals("/to") ? "month_to" : "kind";
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
