package vn.evn.billing.calculation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.discount.Programme;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.discount.WorkedExample;

/**
 * Computes the worked examples of every programme, each programme alone, and refuses a file whose
 * examples come out otherwise or do not show every rule.
 */
final class WorkedExamples {
  private final BillCalculator calculator;

  WorkedExamples(BillCalculator calculator) {
    this.calculator = calculator;
  }

  void check() {
    calculator.programmes().all().forEach(this::check);
  }

  private void check(Programme programme) {
    Programmes alone = calculator.programmes().only(List.of(programme));
    Set<String> unseen =
        programme.rules().stream()
            .map(rule -> rule.terms().id())
            .collect(Collectors.toCollection(TreeSet::new));
    for (WorkedExample example : programme.examples()) {
      CalculatedBill bill = bill(alone, example);
      compare(example, bill);
      bill.lines().forEach(line -> remove(unseen, line.rule()));
      bill.adjustments().forEach(adjustment -> remove(unseen, adjustment.rule()));
    }
    if (!unseen.isEmpty()) {
      throw programme.place().fault("/examples must show every rule; none shows " + unseen);
    }
  }

  private static void remove(Set<String> unseen, @Nullable String rule) {
    if (rule != null) {
      unseen.remove(rule);
    }
  }

  private CalculatedBill bill(Programmes alone, WorkedExample example) {
    try {
      String other = example.otherReadingOf();
      Programmes programmes = other == null ? alone : alone.withBillRuleAlone(other);
      return calculator.withProgrammes(programmes).calculate(input(example));
    } catch (InvalidBillInput | IllegalArgumentException e) {
      throw example.place().fault("example \"" + example.name() + "\": " + e.getMessage());
    }
  }

  private static BillInput input(WorkedExample example) {
    Map<String, Long> bands = new LinkedHashMap<>(example.usage());
    Long kwh = bands.remove("kwh");
    return BillInput.of(
            example.billPeriod(), example.customerGroup(), new Usage(kwh, bands, List.of()))
        .toBuilder()
        .supplyVoltageKv(example.supplyVoltageKv())
        .households(example.households())
        .readingFrom(example.readingFrom())
        .readingTo(example.readingTo())
        .eligibilities(example.eligibilities())
        .build();
  }

  private static void compare(WorkedExample example, CalculatedBill bill) {
    List<WorkedExample.Line> lines =
        bill.lines().stream()
            .map(
                line ->
                    new WorkedExample.Line(
                        line.code(), line.quantityKwh(), line.unitPriceVnd(), line.amountVnd()))
            .toList();
    require(example, "lines", example.lines(), lines);
    require(example, "energyVnd", example.energyVnd(), bill.energyVnd());
    require(example, "discountVnd", example.discountVnd(), bill.discountVnd());
    require(example, "preTaxVnd", example.preTaxVnd(), bill.preTaxVnd());
    require(example, "reductionVnd", example.reductionVnd(), bill.reductionVnd());
  }

  private static void require(WorkedExample example, String field, Object stated, Object computed) {
    if (!stated.equals(computed)) {
      throw example
          .place()
          .fault(
              "example \""
                  + example.name()
                  + "\": "
                  + field
                  + " is "
                  + stated
                  + " in the file, computed is "
                  + computed);
    }
  }
}
