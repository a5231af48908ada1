package vn.evn.billing.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.ExactNumbers;
import vn.evn.billing.calculation.BillAdjustment;
import vn.evn.billing.estimate.BillAdjustmentView;
import vn.evn.contracts.bill.BillFacts;

/** An adjustment of an issued bill. */
@Embeddable
@SuppressWarnings("NullAway.Init")
class AdjustmentRow {
  String kind;
  BigDecimal percent;

  @Column(name = "base_vnd")
  long baseVnd;

  @Column(name = "amount_vnd")
  long amountVnd;

  @Nullable String rule;
  String source;
  String explanation;

  @Column(name = "explanation_en")
  String explanationEn;

  AdjustmentRow() {}

  static AdjustmentRow of(BillAdjustment adjustment) {
    AdjustmentRow row = new AdjustmentRow();
    row.kind = adjustment.kind().name();
    row.percent = adjustment.percent();
    row.baseVnd = adjustment.baseVnd();
    row.amountVnd = adjustment.amountVnd();
    row.rule = adjustment.rule();
    row.source = adjustment.source();
    row.explanation = adjustment.explanation();
    row.explanationEn = adjustment.explanationEn();
    return row;
  }

  BillAdjustmentView view() {
    return new BillAdjustmentView(
        kind,
        ExactNumbers.plain(percent),
        baseVnd,
        amountVnd,
        rule,
        source,
        explanation,
        explanationEn);
  }

  BillFacts.Adjustment fact() {
    return new BillFacts.Adjustment(
        kind, ExactNumbers.plain(percent), baseVnd, amountVnd, rule, source);
  }
}
