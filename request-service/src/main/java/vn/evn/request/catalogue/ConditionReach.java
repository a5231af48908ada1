package vn.evn.request.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.evn.contracts.Applicant;

/**
 * Finds out whether a condition can hold for any request of a service, by trying every combination
 * of the values that it can tell apart.
 */
final class ConditionReach {
  /** More combinations than any file of ours has by far; what has more is not tried. */
  private static final int MOST = 100_000;

  private static final String NO_VALUE = "";

  private final ServiceDefinition service;

  ConditionReach(ServiceDefinition service) {
    this.service = service;
  }

  /** Whether a condition holds for some request. */
  boolean canHold(Condition condition) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    condition
        .comparisons()
        .forEach(
            comparison ->
                values
                    .computeIfAbsent(Objects.requireNonNull(comparison.field()), this::known)
                    .addAll(told(comparison)));
    long combinations =
        values.values().stream().mapToLong(Set::size).reduce(1, ConditionReach::product);
    return combinations > MOST || holdsForOne(condition, new ArrayList<>(values.entrySet()));
  }

  private static long product(long one, long other) {
    return Math.min(one * other, MOST + 1L);
  }

  /** Values that a field can have whatever a condition says; {@link #NO_VALUE} for none. */
  private Set<String> known(String field) {
    Set<String> values = new LinkedHashSet<>();
    switch (field) {
      case RequestFacts.VARIANT ->
          service.variants().forEach(variant -> values.add(variant.code()));
      case RequestFacts.APPLICANT_KIND ->
          Arrays.stream(Applicant.Kind.values()).forEach(kind -> values.add(kind.name()));
      default -> values.add(NO_VALUE);
    }
    return values;
  }

  /** Values on both sides of what a comparison tells apart, as far as the field can have them. */
  private List<String> told(Condition comparison) {
    String field = Objects.requireNonNull(comparison.field());
    if (field.equals(RequestFacts.VARIANT) || field.equals(RequestFacts.APPLICANT_KIND)) {
      return List.of();
    }
    List<String> values = comparison.in();
    if (values != null) {
      return values;
    }
    return Stream.of(
            comparison.atLeast(), comparison.above(), comparison.atMost(), comparison.below())
        .filter(Objects::nonNull)
        .flatMap(bound -> Stream.of(bound.subtract(half()), bound, bound.add(half())))
        .map(BigDecimal::toPlainString)
        .toList();
  }

  private static BigDecimal half() {
    return new BigDecimal("0.5");
  }

  private boolean holdsForOne(Condition condition, List<Map.Entry<String, Set<String>>> fields) {
    return holdsForOne(condition, fields, new LinkedHashMap<>());
  }

  private boolean holdsForOne(
      Condition condition, List<Map.Entry<String, Set<String>>> left, Map<String, String> chosen) {
    if (left.isEmpty()) {
      return condition.holds(facts(chosen));
    }
    Map.Entry<String, Set<String>> field = left.get(0);
    return field.getValue().stream()
        .anyMatch(
            value -> {
              Map<String, String> more = new LinkedHashMap<>(chosen);
              more.put(field.getKey(), value);
              return holdsForOne(condition, left.subList(1, left.size()), more);
            });
  }

  private static RequestFacts facts(Map<String, String> chosen) {
    return new RequestFacts(
        chosen.get(RequestFacts.VARIANT),
        chosen.getOrDefault(RequestFacts.APPLICANT_KIND, Applicant.Kind.CITIZEN.name()),
        under(RequestFacts.DETAILS, chosen),
        under(RequestFacts.CIRCUMSTANCES, chosen));
  }

  private static Map<String, Object> under(String prefix, Map<String, String> chosen) {
    Map<String, Object> values = new LinkedHashMap<>();
    chosen.forEach(
        (field, value) -> {
          if (field.startsWith(prefix) && !value.equals(NO_VALUE)) {
            values.put(field.substring(prefix.length()), value);
          }
        });
    return values;
  }
}
