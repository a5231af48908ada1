package vn.evn.billing.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.ExactNumbers;
import vn.evn.billing.calculation.BillAdjustment;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.estimate.BillAdjustmentView;
import vn.evn.billing.estimate.BillLineView;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.platform.time.BusinessTime;

/**
 * A bill as it was read, with its sheet.
 *
 * @param number where it stands in the order of writing
 * @param customerCode the customer
 * @param row the bill; {@code issuedAt} is when it was issued, by itself or by its run
 */
public record StoredBill(
    long number,
    String customerCode,
    @Nullable UUID oldId,
    BillRow row,
    @Nullable OffsetDateTime cancelledAt,
    BillSheet sheet) {
  /** Identifier of the bill. */
  public UUID id() {
    return oldId == null ? row.key().id() : oldId;
  }

  private BillFacts.Kind kind() {
    return switch (row.key().kind()) {
      case BillKey.REGULAR -> BillFacts.Kind.REGULAR;
      case BillKey.FINAL -> BillFacts.Kind.FINAL;
      default -> BillFacts.Kind.ADJUSTMENT;
    };
  }

  /** The event of the bill. */
  public BillFacts facts() {
    List<BillFacts.Line> lines =
        lines().stream()
            .map(
                l ->
                    new BillFacts.Line(
                        l.code(),
                        l.part(),
                        l.priceBook(),
                        l.quantityKwh(),
                        l.basePriceVnd(),
                        l.unitPriceVnd(),
                        l.amountVnd(),
                        l.rule(),
                        l.source()))
            .toList();
    List<BillFacts.Adjustment> adjustments =
        adjustments().stream()
            .map(
                a ->
                    new BillFacts.Adjustment(
                        a.kind(), a.percent(), a.baseVnd(), a.amountVnd(), a.rule(), a.source()))
            .toList();
    return new BillFacts(
        id(),
        customerCode,
        kind(),
        row.key().billPeriod(),
        sheet.customerGroup(),
        row.unit(),
        row.readingFrom(),
        row.readingTo(),
        row.taxPointDate(),
        row.usageKwh(),
        lines,
        adjustments,
        row.energyVnd(),
        row.reactiveVnd(),
        row.discountVnd(),
        row.preTaxVnd(),
        ExactNumbers.plain(sheet.vatPercent()),
        row.vatVnd(),
        row.totalVnd(),
        row.withoutProgrammesVnd(),
        row.reductionVnd(),
        row.originalBillId(),
        issuedAt());
  }

  BillView view() {
    LocalDate from = row.readingFrom();
    YearMonth period = row.key().billPeriod();
    BigDecimal vatPercent = ExactNumbers.plain(sheet.vatPercent());
    return new BillView(
        number,
        id(),
        customerCode,
        kind(),
        period.toString(),
        sheet.customerGroup(),
        row.unit(),
        from,
        row.readingTo(),
        row.taxPointDate(),
        row.usageKwh(),
        row.estimated(),
        lines(),
        adjustments(),
        row.energyVnd(),
        row.reactiveVnd(),
        row.discountVnd(),
        row.preTaxVnd(),
        vatPercent,
        row.vatVnd(),
        row.totalVnd(),
        row.withoutProgrammesVnd(),
        row.reductionVnd(),
        row.originalBillId(),
        issuedAt(),
        cancelledAt == null
            ? null
            : cancelledAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime());
  }

  private OffsetDateTime issuedAt() {
    OffsetDateTime at = row.issuedAt();
    if (at == null) {
      throw new IllegalStateException("the bill is not issued");
    }
    return at.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }

  /** Lines with energy; the line of nothing where there is none. */
  private List<BillLineView> lines() {
    List<BillLineView> lines = new ArrayList<>();
    int[] quantities = row.quantities();
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] != 0) {
        lines.add(view(sheet.lines().get(i), quantities[i]));
      }
    }
    if (lines.isEmpty() && sheet.lineOfNothing() >= 0) {
      lines.add(view(sheet.lines().get(sheet.lineOfNothing()), 0));
    }
    return lines;
  }

  private static BillLineView view(BillSheet.Line line, long kwh) {
    return new BillLineView(
        line.code(),
        line.label(),
        line.part(),
        line.priceBook(),
        kwh,
        line.basePriceVnd(),
        line.unitPriceVnd(),
        Math.multiplyExact(kwh, line.unitPriceVnd()),
        line.rule(),
        line.source(),
        line.explanation(kwh),
        line.explanationEn(kwh));
  }

  private List<BillAdjustmentView> adjustments() {
    BillSheet.Discount discount = sheet.discount();
    if (discount == null) {
      return List.of();
    }
    long base = row.energyVnd() + row.reactiveVnd();
    return List.of(
        new BillAdjustmentView(
            BillAdjustment.Kind.DISCOUNT.name(),
            ExactNumbers.plain(discount.percent()),
            base,
            row.discountVnd(),
            discount.rule(),
            discount.source(),
            discount.explanation(base, row.discountVnd()),
            discount.explanationEn(base, row.discountVnd())));
  }
}
