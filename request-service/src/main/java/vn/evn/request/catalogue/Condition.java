package vn.evn.request.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something of a service applies, as data that a machine can decide: either one comparison of
 * a field, or other conditions joined by all, any or not.
 *
 * <p>Fields are {@code variant}, {@code applicant.kind}, {@code details.<name>} and {@code
 * circumstances.<code>}. A field without a value fulfils no comparison.
 *
 * @param field what is compared; null where conditions are joined
 * @param in values of which the field has to have one; truth values are {@code true} and {@code
 *     false}
 * @param atLeast least number, included
 * @param above least number, not included
 * @param atMost greatest number, included
 * @param below greatest number, not included
 * @param all conditions that all have to hold
 * @param any conditions of which one has to hold
 * @param not condition that must not hold
 */
public record Condition(
    @Nullable String field,
    @Nullable List<String> in,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal above,
    @Nullable BigDecimal atMost,
    @Nullable BigDecimal below,
    @Nullable List<Condition> all,
    @Nullable List<Condition> any,
    @Nullable Condition not) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException unless it is one comparison, or one way of joining
   */
  public Condition {
    in = in == null ? null : List.copyOf(in);
    all = all == null ? null : List.copyOf(all);
    any = any == null ? null : List.copyOf(any);
    long joined = Stream.of(all, any, not).filter(Objects::nonNull).count();
    boolean bounded = Stream.of(atLeast, above, atMost, below).anyMatch(Objects::nonNull);
    boolean compares = field != null && (in != null) != bounded && joined == 0;
    boolean joins = field == null && in == null && !bounded && joined == 1;
    if (!compares && !joins) {
      throw new IllegalArgumentException(
          "a condition is a field with values or bounds, or one of all, any and not");
    }
  }

  /** Whether it holds for a request. */
  public boolean holds(RequestFacts facts) {
    if (all != null) {
      return all.stream().allMatch(condition -> condition.holds(facts));
    }
    if (any != null) {
      return any.stream().anyMatch(condition -> condition.holds(facts));
    }
    if (not != null) {
      return !not.holds(facts);
    }
    Optional<String> value = facts.value(Objects.requireNonNull(field));
    return in == null
        ? value.flatMap(Condition::numberIn).filter(this::isWithin).isPresent()
        : value.filter(in::contains).isPresent();
  }

  /** Whether an optional condition holds; an absent one always does. */
  static boolean applies(@Nullable Condition condition, RequestFacts facts) {
    return condition == null || condition.holds(facts);
  }

  /** The comparisons in it, however joined. */
  Stream<Condition> comparisons() {
    if (all != null) {
      return all.stream().flatMap(Condition::comparisons);
    }
    if (any != null) {
      return any.stream().flatMap(Condition::comparisons);
    }
    return not == null ? Stream.of(this) : not.comparisons();
  }

  private boolean isWithin(BigDecimal number) {
    return (atLeast == null || number.compareTo(atLeast) >= 0)
        && (above == null || number.compareTo(above) > 0)
        && (atMost == null || number.compareTo(atMost) <= 0)
        && (below == null || number.compareTo(below) < 0);
  }

  private static Optional<BigDecimal> numberIn(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
