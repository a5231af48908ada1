package vn.evn.billing.bill;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillLine;
import vn.evn.billing.estimate.BillLineView;
import vn.evn.contracts.bill.BillFacts;

/** A line of an issued bill. */
@Embeddable
@SuppressWarnings("NullAway.Init")
class LineRow {
  String code;
  String label;
  @Nullable String part;

  @Column(name = "price_book")
  String priceBook;

  @Column(name = "quantity_kwh")
  long quantityKwh;

  @Column(name = "base_price_vnd")
  long basePriceVnd;

  @Column(name = "unit_price_vnd")
  long unitPriceVnd;

  @Column(name = "amount_vnd")
  long amountVnd;

  @Nullable String rule;
  String source;
  String explanation;

  @Column(name = "explanation_en")
  String explanationEn;

  LineRow() {}

  static LineRow of(BillLine line) {
    LineRow row = new LineRow();
    row.code = line.code();
    row.label = line.label();
    row.part = line.part() == null ? null : line.part().name();
    row.priceBook = line.priceBook();
    row.quantityKwh = line.quantityKwh();
    row.basePriceVnd = line.basePriceVnd();
    row.unitPriceVnd = line.unitPriceVnd();
    row.amountVnd = line.amountVnd();
    row.rule = line.rule();
    row.source = line.source();
    row.explanation = line.explanation();
    row.explanationEn = line.explanationEn();
    return row;
  }

  BillLineView view() {
    return new BillLineView(
        code,
        label,
        part,
        priceBook,
        quantityKwh,
        basePriceVnd,
        unitPriceVnd,
        amountVnd,
        rule,
        source,
        explanation,
        explanationEn);
  }

  BillFacts.Line fact() {
    return new BillFacts.Line(
        code, part, priceBook, quantityKwh, basePriceVnd, unitPriceVnd, amountVnd, rule, source);
  }
}
