package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.EligibilityKind;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.money.Ratio;
import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.VatRate;

/** Turns an input into a bill that can be computed, or refuses it with every fault. */
final class InputCheck {
  private static final BigDecimal DEFAULT_SUPPLY_KV = new BigDecimal("0.4");

  private final BillInput input;
  private final Programmes programmes;
  private final LegalRules rules;
  private final Faults faults = new Faults();
  private final NumberCheck numbers = new NumberCheck(faults);
  private final PeriodCheck days;
  private final List<PricePeriod> periods;
  private final GroupCheck groups;

  InputCheck(BillInput input, PriceBooks books, Programmes programmes, LegalRules rules) {
    this.input = input;
    this.programmes = programmes;
    this.rules = rules;
    this.days = new PeriodCheck(input, faults);
    this.periods = days.pricePeriods(books);
    this.groups =
        new GroupCheck(
            faults,
            rules.customerGroups(),
            books,
            periods.stream().map(PricePeriod::book).toList());
  }

  CheckedBill check() {
    CustomerGroup group = groups.check("/customerGroup", input.customerGroup());
    BigDecimal supplyKv =
        numbers.voltage("/supplyVoltageKv", input.supplyVoltageKv(), DEFAULT_SUPPLY_KV);
    Energy energy = new UsageCheck(faults, input, group, rules.timesOfUse()).check();
    Ratio quota = quota();
    BigDecimal powerFactor = powerFactor();
    if (group != null) {
      checkFieldsFitGroup(group, supplyKv);
    }
    checkEligibilities(group);
    SecondUse secondUse = new SecondUseCheck(faults, numbers, groups).check(input, supplyKv);
    VatRate vatRate = days.vatRate(rules.vatRates());
    YearMonth billPeriod = input.billPeriod();
    if (!faults.isEmpty()
        || group == null
        || energy == null
        || vatRate == null
        || billPeriod == null) {
      throw faults.refusal();
    }
    return new CheckedBill(
        new CheckedBill.Contract(group, supplyKv, undeclaredTenants(), secondUse),
        energy,
        quota,
        new CheckedBill.Days(Boolean.TRUE.equals(input.partialPeriod()), daysOfMonthBefore()),
        periods,
        new CheckedBill.Claim(billPeriod, input.eligibilities()),
        powerFactor,
        vatRate);
  }

  private Ratio quota() {
    faults.unless(
        input.persons() == null || input.households() == null,
        "/persons",
        "replaces households: give one of the two");
    int households = numbers.count("/households", input.households(), Limits.HOUSEHOLDS, 1);
    int persons = numbers.count("/persons", input.persons(), Limits.PERSONS, 1);
    return input.persons() == null
        ? new Ratio(households, 1)
        : new Ratio(persons, rules.householdRules().personsPerHousehold());
  }

  private @Nullable BigDecimal powerFactor() {
    BigDecimal value = input.powerFactor();
    return value == null ? null : numbers.fraction("/powerFactor", value);
  }

  private void checkFieldsFitGroup(CustomerGroup group, BigDecimal supplyKv) {
    groups.pricedAt("/supplyVoltageKv", group, supplyKv);
    Usage usage = input.usage();
    faults.unless(
        usage == null || !usage.hasBands() || groups.hasBands(group),
        "/usage",
        group.code() + " has no prices by hours: give kwh");
    faults.unless(
        input.persons() == null || groups.hasBlocks(group),
        "/persons",
        group.code() + " has no blocks to share among people");
    faults.unless(
        !undeclaredTenants() || groups.hasBlocks(group),
        "/tenantsDeclared",
        group.code() + " has no blocks: must be true or absent");
    faults.unless(
        input.powerFactor() == null || group.reactiveCharge(),
        "/powerFactor",
        group.code() + " is not subject to the charge for reactive power");
  }

  private void checkEligibilities(@Nullable CustomerGroup group) {
    for (String code : input.eligibilities()) {
      EligibilityKind kind = programmes.eligibilityKind(code).orElse(null);
      if (kind == null) {
        List<String> known =
            programmes.eligibilityKinds().stream().map(EligibilityKind::code).toList();
        faults.add("/eligibilities", code + " is unknown; known are " + String.join(", ", known));
      } else {
        String needed = kind.customerGroup();
        faults.unless(
            needed == null || group == null || group.code().equals(needed),
            "/eligibilities",
            code + " needs customerGroup " + needed);
      }
    }
  }

  private boolean undeclaredTenants() {
    return Boolean.FALSE.equals(input.tenantsDeclared());
  }

  private @Nullable Integer daysOfMonthBefore() {
    return input.readingTo() != null
        ? YearMonth.from(input.readingTo()).minusMonths(1).lengthOfMonth()
        : null;
  }
}
