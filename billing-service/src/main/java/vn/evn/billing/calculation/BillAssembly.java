package vn.evn.billing.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.PriceRule;
import vn.evn.billing.discount.Programmes;
import vn.evn.billing.money.Percent;
import vn.evn.billing.money.Vnd;
import vn.evn.billing.tariff.PriceTable;

/**
 * Puts a bill together in the order of the guidance: energy at lowered prices, reactive charge,
 * discount on the bill. Tax comes after it.
 */
final class BillAssembly {
  private final CheckedBill bill;
  private final Programmes programmes;
  private final LegalRules rules;
  private final Optional<BillRule> billRule;

  BillAssembly(CheckedBill bill, Programmes programmes, LegalRules rules) {
    this.bill = bill;
    this.programmes = programmes;
    this.rules = rules;
    this.billRule = programmes.billRule(bill.eligibilities(), bill.billPeriod(), bill.total());
  }

  /** What is owed before tax, and why. */
  record Sum(
      List<BillLine> lines,
      List<BillAdjustment> adjustments,
      Vnd energy,
      Vnd reactive,
      Vnd discount) {
    Vnd preTax() {
      return energy.plus(reactive).minus(discount);
    }
  }

  Sum sum(List<PricedEnergy> priced) {
    List<BillLine> lines = priced.stream().map(this::line).toList();
    Vnd energy = new Vnd(lines.stream().mapToLong(BillLine::amountVnd).reduce(0, Math::addExact));
    List<BillAdjustment> adjustments = new ArrayList<>();
    reactive(energy).ifPresent(adjustments::add);
    Vnd reactive = amountOf(adjustments);
    Optional<BillAdjustment> discount = discount(energy, reactive);
    discount.ifPresent(adjustments::add);
    return new Sum(lines, adjustments, energy, reactive, amountOf(discount.stream().toList()));
  }

  private static Vnd amountOf(List<BillAdjustment> adjustments) {
    return new Vnd(adjustments.stream().mapToLong(BillAdjustment::amountVnd).sum());
  }

  private BillLine line(PricedEnergy priced) {
    Optional<PriceRule> rule = priceRule(priced);
    Optional<Vnd> lowered =
        rule.flatMap(r -> r.lowered(priced.price(), priced.base(), group -> other(priced, group)));
    Vnd unitPrice = lowered.orElse(priced.base());
    Vnd amount = unitPrice.times(priced.energy());
    String decision = priced.book().decision();
    return new BillLine(
        priced.label().code(),
        priced.label().text(),
        priced.part(),
        decision,
        priced.energy().value(),
        priced.base().amount(),
        unitPrice.amount(),
        amount.amount(),
        lowered.flatMap(price -> rule).map(r -> r.terms().id()).orElse(null),
        lowered
            .flatMap(price -> rule)
            .map(r -> r.terms().citation() + "; " + decision)
            .orElse(decision),
        Sentences.lineVi(priced.energy(), unitPrice, amount),
        Sentences.lineEn(priced.energy(), unitPrice, amount));
  }

  private Optional<PriceRule> priceRule(PricedEnergy priced) {
    boolean billRuleAlone = billRule.isPresent() && !billRule.get().withPriceRules();
    return billRuleAlone
        ? Optional.empty()
        : programmes.priceRule(priced.group().code(), bill.eligibilities(), bill.billPeriod());
  }

  private Vnd other(PricedEnergy priced, String group) {
    Optional<PriceTable> table = priced.book().table(group, bill.supplyKv());
    return table
        .flatMap(t -> t.priceIn(priced.hours()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    priced.book() + " has no price of " + group + " for " + priced.hours()));
  }

  /** The charge follows the money for energy as it is charged, lowered prices included. */
  private Optional<BillAdjustment> reactive(Vnd energy) {
    BigDecimal powerFactor = bill.powerFactor();
    if (powerFactor == null) {
      return Optional.empty();
    }
    Percent percent =
        rules.reactiveCharge().percentFor(powerFactor, rules.openReadings().powerFactorRounding());
    if (percent.isZero()) {
      return Optional.empty();
    }
    Vnd amount = percent.of(energy, RoundingMode.HALF_UP);
    return Optional.of(
        new BillAdjustment(
            BillAdjustment.Kind.REACTIVE,
            percent.value(),
            energy.amount(),
            amount.amount(),
            null,
            rules.reactiveCharge().document(),
            Sentences.percentVi(percent, energy, amount)
                + ", hệ số công suất "
                + Sentences.vi(powerFactor),
            Sentences.percentEn(percent, energy, amount)
                + ", power factor "
                + powerFactor.toPlainString()));
  }

  private Optional<BillAdjustment> discount(Vnd energy, Vnd reactive) {
    Vnd base =
        switch (rules.openReadings().discountBase()) {
          case ENERGY_AND_REACTIVE -> energy.plus(reactive);
          case ENERGY_ONLY -> energy;
        };
    return billRule.map(rule -> discount(rule, base));
  }

  private static BillAdjustment discount(BillRule rule, Vnd base) {
    Vnd amount = rule.percent().of(base, RoundingMode.HALF_UP);
    return new BillAdjustment(
        BillAdjustment.Kind.DISCOUNT,
        rule.percent().value(),
        base.amount(),
        amount.amount(),
        rule.terms().id(),
        rule.terms().citation(),
        Sentences.percentVi(rule.percent(), base, amount),
        Sentences.percentEn(rule.percent(), base, amount));
  }
}
