package vn.evn.request.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Holds the table of a fee against what an amount can be. */
final class FeeCheck {
  private FeeCheck() {}

  static List<String> faultsOf(FeeItem fee) {
    List<String> faults = new ArrayList<>();
    String what = "fee " + fee.code();
    if (fee.rows().stream().anyMatch(row -> row.amountVnd() <= 0)) {
      faults.add(what + ": every amount must be above 0");
    }
    if (fee.rows().isEmpty() && !fee.factors().isEmpty()) {
      faults.add(what + ": has factors and nothing to multiply");
    }
    for (FeeItem.Factor factor : fee.factors()) {
      if (factor.name().vi().isBlank() || factor.name().en().isBlank()) {
        faults.add(what + ": factor " + factor.code() + " must be there in both languages");
      }
      if (factor.rows().isEmpty()
          || factor.rows().stream().anyMatch(row -> row.factor().signum() <= 0)) {
        faults.add(what + ": factor " + factor.code() + " must have values above 0");
      }
    }
    if (products(fee).stream().anyMatch(amount -> amount.stripTrailingZeros().scale() > 0)) {
      faults.add(what + ": a product of the table is no whole amount");
    }
    return faults;
  }

  /** Every amount that the table can give. */
  private static List<BigDecimal> products(FeeItem fee) {
    List<BigDecimal> amounts = new ArrayList<>();
    fee.rows().forEach(row -> amounts.add(BigDecimal.valueOf(row.amountVnd())));
    for (FeeItem.Factor factor : fee.factors()) {
      for (BigDecimal amount : List.copyOf(amounts)) {
        factor.rows().forEach(row -> amounts.add(amount.multiply(row.factor())));
      }
    }
    return amounts;
  }
}
