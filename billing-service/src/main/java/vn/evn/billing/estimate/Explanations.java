package vn.evn.billing.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.Sentences;
import vn.evn.billing.discount.BillRule;
import vn.evn.billing.discount.DiscountRule;
import vn.evn.billing.tariff.Articles;
import vn.evn.billing.tariff.VatRate;

/**
 * Puts a bill into words, whether it was just computed or issued years ago: only what the bill
 * itself carries is explained, so nothing is computed anew.
 */
@ApplicationScoped
public class Explanations {
  private final BillCalculator calculator;
  private final Articles articles;

  @Inject
  Explanations(BillCalculator calculator, Articles articles) {
    this.calculator = calculator;
    this.articles = articles;
  }

  /**
   * Explains a bill.
   *
   * @param taxPointDate day that decided the rate of tax; null when only the rate is known
   * @param estimated whether the energy rests on a reading that nobody took
   */
  public ExplanationView of(
      List<BillLineView> lines,
      List<BillAdjustmentView> adjustments,
      long preTaxVnd,
      long reductionVnd,
      BigDecimal vatPercent,
      long vatVnd,
      @Nullable LocalDate taxPointDate,
      boolean estimated) {
    boolean priceChange = lines.stream().map(BillLineView::priceBook).distinct().count() > 1;
    List<ExplanationView.Step> steps = new ArrayList<>();
    if (estimated) {
      steps.add(estimate());
    }
    lines.forEach(line -> steps.add(line(line, priceChange)));
    adjustments.forEach(adjustment -> steps.add(adjustment(adjustment)));
    steps.add(
        step(
            "PRE_TAX",
            preTaxVnd,
            "Cộng trước thuế: " + Sentences.vnd(preTaxVnd) + ".",
            "Sum before tax: " + Sentences.vnd(preTaxVnd) + "."));
    if (reductionVnd != 0) {
      steps.add(
          step(
              "REDUCTION",
              reductionVnd,
              "Đã giảm so với giá không có chương trình: " + Sentences.vnd(reductionVnd) + ".",
              "Taken off by programmes before tax: " + Sentences.vnd(reductionVnd) + "."));
    }
    steps.add(vat(preTaxVnd, vatPercent, vatVnd, taxPointDate));
    long total = preTaxVnd + vatVnd;
    steps.add(
        step(
            "TOTAL",
            total,
            "Tổng cộng tiền thanh toán: " + Sentences.vnd(total) + ".",
            "Amount due: " + Sentences.vnd(total) + "."));
    return new ExplanationView(steps, total);
  }

  private static ExplanationView.Step estimate() {
    return new ExplanationView.Step(
        "ESTIMATED_READING",
        null,
        0,
        null,
        "chỉ số công tơ đã ghi nhận",
        null,
        null,
        "Chỉ số công tơ của kỳ này được tạm tính, chưa đọc trực tiếp.",
        "A meter reading of this period is an estimate; nobody has read the meter.");
  }

  private static ExplanationView.Step step(String kind, long amount, String vi, String en) {
    return new ExplanationView.Step(
        kind, null, amount, null, "tổng của các bước trên", null, null, vi, en);
  }

  private ExplanationView.Step line(BillLineView line, boolean priceChange) {
    List<Articles.Citation> cited =
        Stream.of(
                topic(line.code()),
                Optional.ofNullable(line.part()).map(part -> Articles.Topic.TWO_PURPOSES),
                Optional.of(Articles.Topic.PRICE_CHANGE).filter(topic -> priceChange))
            .flatMap(Optional::stream)
            .map(articles::on)
            .toList();
    String priceVi =
        line.rule() == null
            ? " Giá theo Quyết định " + line.priceBook() + "."
            : " Giá "
                + Sentences.vnd(line.basePriceVnd())
                + "/kWh theo Quyết định "
                + line.priceBook()
                + ", nay tính "
                + Sentences.vnd(line.unitPriceVnd())
                + "/kWh theo "
                + line.rule()
                + " ("
                + citation(line.rule(), line.source())
                + ").";
    String priceEn =
        line.rule() == null
            ? " Price of Decision " + line.priceBook() + "."
            : " Price of "
                + Sentences.vnd(line.basePriceVnd())
                + "/kWh by Decision "
                + line.priceBook()
                + ", now "
                + Sentences.vnd(line.unitPriceVnd())
                + "/kWh by "
                + line.rule()
                + " ("
                + citation(line.rule(), line.source())
                + ").";
    String product =
        Sentences.number(line.quantityKwh())
            + " kWh × "
            + Sentences.vnd(line.unitPriceVnd())
            + " = "
            + Sentences.vnd(line.amountVnd());
    return new ExplanationView.Step(
        "LINE",
        line.code(),
        line.amountVnd(),
        line.rule(),
        line.source(),
        cited.isEmpty()
            ? null
            : String.join("; ", cited.stream().map(Articles.Citation::vi).toList()),
        openPoint(line.rule()),
        line.label() + ": " + product + "." + priceVi + basis(" Căn cứ: ", cited, true),
        labelEn(line.code()) + ": " + product + "." + priceEn + basis(" Basis: ", cited, false));
  }

  private static String basis(String words, List<Articles.Citation> cited, boolean vietnamese) {
    return cited.isEmpty()
        ? ""
        : words
            + String.join("; ", cited.stream().map(c -> vietnamese ? c.vi() : c.en()).toList())
            + ".";
  }

  private static Optional<Articles.Topic> topic(String code) {
    if (code.startsWith("BLOCK_")) {
      return Optional.of(
          code.endsWith("_FLAT") ? Articles.Topic.UNDECLARED_TENANTS : Articles.Topic.BLOCKS);
    }
    return code.equals("ALL") || code.equals("PREPAID")
        ? Optional.empty()
        : Optional.of(Articles.Topic.HOURS);
  }

  private String labelEn(String code) {
    if (code.startsWith("BLOCK_")) {
      String number = code.substring("BLOCK_".length()).replace("_FLAT", "");
      return "Block " + number + (code.endsWith("_FLAT") ? ", tenants not declared" : "");
    }
    return calculator
        .rules()
        .timesOfUse()
        .find(code)
        .map(time -> time.nameEn())
        .orElse(code.equals("PREPAID") ? "Prepaid meter" : "All hours");
  }

  private ExplanationView.Step adjustment(BillAdjustmentView adjustment) {
    boolean reactive = adjustment.kind().equals("REACTIVE");
    Articles.Citation article = articles.on(Articles.Topic.REACTIVE);
    String vi =
        (reactive ? "Tiền mua công suất phản kháng: " : "Giảm trừ trên hóa đơn: ")
            + adjustment.explanation()
            + ".";
    String en = adjustment.explanationEn() + ".";
    String rule = adjustment.rule();
    return new ExplanationView.Step(
        adjustment.kind(),
        null,
        adjustment.amountVnd(),
        rule,
        adjustment.source(),
        reactive ? article.vi() : null,
        openPoint(rule),
        vi
            + (reactive
                ? " Căn cứ: " + article.vi() + "."
                : " Theo " + rule + " (" + citation(rule, adjustment.source()) + ")."),
        en
            + (reactive
                ? " Basis: " + article.en() + "."
                : " By " + rule + " (" + citation(rule, adjustment.source()) + ")."));
  }

  private ExplanationView.Step vat(
      long preTaxVnd, BigDecimal percent, long vatVnd, @Nullable LocalDate taxPointDate) {
    Optional<VatRate> rate =
        Optional.ofNullable(taxPointDate).flatMap(calculator.rules().vatRates()::on);
    String law = rate.map(VatRate::legalBasis).orElse("Luật Thuế GTGT");
    String product =
        Sentences.decimal(percent)
            + "% × "
            + Sentences.vnd(preTaxVnd)
            + " = "
            + Sentences.vnd(vatVnd);
    return new ExplanationView.Step(
        "VAT",
        null,
        vatVnd,
        null,
        law,
        law,
        null,
        "Thuế GTGT: " + product + ". Căn cứ: " + law + ".",
        "VAT: " + product + ". Basis: " + law + ".");
  }

  private Optional<DiscountRule> rule(@Nullable String id) {
    return calculator.programmes().all().stream()
        .flatMap(programme -> programme.rules().stream())
        .filter(rule -> Objects.equals(rule.terms().id(), id))
        .findFirst();
  }

  /** The document of a rule; what the bill itself cites when the rule is no longer on file. */
  private String citation(@Nullable String id, String source) {
    return rule(id).map(rule -> rule.terms().citation()).orElse(source);
  }

  private @Nullable String openPoint(@Nullable String id) {
    return rule(id)
        .filter(BillRule.class::isInstance)
        .map(rule -> ((BillRule) rule).openPoint())
        .orElse(null);
  }
}
