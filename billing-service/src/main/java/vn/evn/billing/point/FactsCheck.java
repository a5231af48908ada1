package vn.evn.billing.point;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.InvalidBillInput;
import vn.evn.billing.calculation.OtherUse;
import vn.evn.billing.calculation.Usage;
import vn.evn.platform.problem.FieldError;

/**
 * Checks facts by the rules of bills: facts that no bill could be computed from are refused when
 * they come, not when the bill is due.
 */
@ApplicationScoped
class FactsCheck {
  private static final int VOLTAGE_DECIMALS = 3;
  private static final int SHARE_DECIMALS = 6;

  /** Where a fault of a bill's input lies in the facts. */
  private static final Map<String, String> PLACES =
      Map.of("/billPeriod", "/validFrom", "/usage", "/threeBand");

  private final BillCalculator calculator;

  @Inject
  FactsCheck(BillCalculator calculator) {
    this.calculator = calculator;
  }

  /** Everything that is wrong with facts; pointers start at the facts. */
  List<FieldError> faultsOf(Facts facts) {
    List<FieldError> faults = new ArrayList<>();
    tooFine(facts.supplyVoltageKv(), VOLTAGE_DECIMALS, "/supplyVoltageKv", faults);
    Facts.SecondUse other = facts.otherUse();
    if (other != null) {
      tooFine(other.share(), SHARE_DECIMALS, "/otherUse/share", faults);
    }
    BillInput emptyBill =
        BillInput.of(
                // A whole month of these facts; the first may have begun under others.
                YearMonth.from(facts.validFrom()).plusMonths(1),
                facts.customerGroup(),
                facts.threeBand() ? Usage.ofBands(0, 0, 0) : Usage.of(0))
            .toBuilder()
            .supplyVoltageKv(facts.supplyVoltageKv())
            .households(facts.households())
            .persons(facts.persons())
            .otherUse(other == null ? null : new OtherUse(other.customerGroup(), other.share()))
            .build();
    try {
      calculator.calculate(emptyBill);
    } catch (InvalidBillInput e) {
      e.faults()
          .forEach(
              fault ->
                  faults.add(
                      new FieldError(
                          PLACES.getOrDefault(fault.pointer(), fault.pointer()), fault.detail())));
    }
    return faults;
  }

  private static void tooFine(
      BigDecimal value, int decimals, String pointer, List<FieldError> faults) {
    if (value.scale() > decimals) {
      faults.add(new FieldError(pointer, "must have at most " + decimals + " decimals"));
    }
  }
}
