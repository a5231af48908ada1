package vn.evn.billing.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePoint;
import vn.evn.platform.problem.FieldError;

/** Whether a customer can be entitled to something in some months. */
@ApplicationScoped
class EligibilityFit {
  private final Programmes programmes;

  @Inject
  EligibilityFit(BillCalculator calculator) {
    this.programmes = calculator.programmes();
  }

  Optional<EligibilityKind> kind(String code) {
    return programmes.eligibilityKind(code);
  }

  String unknownKind() {
    return "is unknown; known are "
        + programmes.eligibilityKinds().stream()
            .map(EligibilityKind::code)
            .collect(Collectors.joining(", "));
  }

  /**
   * What does not fit: a bill period draws on the month before it.
   *
   * @return the field of a call, and why; absent when everything fits
   */
  Optional<FieldError> faultOf(
      EligibilityKind kind, ServicePoint point, YearMonth from, YearMonth to) {
    List<Facts> facts = point.factsBetween(from.minusMonths(1).atDay(1), to.atEndOfMonth());
    if (facts.isEmpty()) {
      return Optional.of(new FieldError("/to", "the service point has no facts in this time"));
    }
    String group = kind.customerGroup();
    if (group != null && facts.stream().noneMatch(f -> f.customerGroup().equals(group))) {
      return Optional.of(
          new FieldError(
              "/kind",
              kind.code()
                  + " needs customer group "
                  + group
                  + ", the service point has "
                  + facts.get(0).customerGroup()));
    }
    return Optional.empty();
  }
}
