package vn.evn.request.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fee of a service with its dated table: an amount by the first row that holds, times the factors
 * that apply. A fee without rows follows from a quotation.
 *
 * @param validFrom first day
 * @param validTo last day; null while it is in force
 * @param vatIncluded whether the amounts hold VAT
 * @param rows amounts; empty where a quotation tells the amount
 * @param factors what the amount is multiplied with
 * @param source the decision
 * @param confidence high, medium or low, as the source allows
 */
public record FeeItem(
    String code,
    ServiceDefinition.Text name,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    boolean vatIncluded,
    List<Row> rows,
    List<Factor> factors,
    String source,
    String confidence) {

  /** Copies the lists; absent ones are empty. */
  public FeeItem {
    Objects.requireNonNull(code, "code of a fee is absent");
    Objects.requireNonNull(name, "name of a fee is absent");
    Objects.requireNonNull(validFrom, "first day of a fee is absent");
    rows = rows == null ? List.of() : List.copyOf(rows);
    factors = factors == null ? List.of() : List.copyOf(factors);
  }

  /**
   * An amount.
   *
   * @param when for which requests; null for every one
   * @param amountVnd whole VND
   */
  public record Row(@Nullable Condition when, long amountVnd) {}

  /**
   * A factor.
   *
   * @param when for which requests it applies; null for every one
   * @param rows values, of which the first that holds counts
   */
  public record Factor(
      String code, ServiceDefinition.Text name, @Nullable Condition when, List<FactorRow> rows) {

    /** Copies the rows; absent ones are none. */
    public Factor {
      Objects.requireNonNull(name, "name of a factor is absent");
      rows = rows == null ? List.of() : List.copyOf(rows);
    }
  }

  /** A value of a factor. */
  public record FactorRow(@Nullable Condition when, BigDecimal factor) {
    public FactorRow {
      Objects.requireNonNull(factor, "a factor is absent");
    }
  }

  /** Whether it is in force on a day. */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /**
   * The amount of the table for a request, in VND; empty where the table or what is known of the
   * request does not tell it.
   *
   * @throws ArithmeticException if the product is no whole amount, which no table of ours has
   */
  public Optional<Long> amountVnd(RequestFacts facts) {
    Optional<Long> base =
        rows.stream()
            .filter(row -> Condition.applies(row.when(), facts))
            .map(Row::amountVnd)
            .findFirst();
    if (base.isEmpty()) {
      return base;
    }
    BigDecimal amount = BigDecimal.valueOf(base.get());
    for (Factor factor : factors) {
      if (Condition.applies(factor.when(), facts)) {
        Optional<BigDecimal> value =
            factor.rows().stream()
                .filter(row -> Condition.applies(row.when(), facts))
                .map(FactorRow::factor)
                .findFirst();
        if (value.isEmpty()) {
          return Optional.empty();
        }
        amount = amount.multiply(value.get());
      }
    }
    return Optional.of(amount.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
  }
}
