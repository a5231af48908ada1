package vn.evn.request.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;

/** Finds conditions that speak of what a service does not have, and so could never hold. */
final class ConditionCheck {
  private static final List<String> TRUTH = List.of("true", "false");

  private final ServiceDefinition service;
  private final ConditionReach reach;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private ConditionCheck(ServiceDefinition service) {
    this.service = service;
    this.reach = new ConditionReach(service);
  }

  static List<String> faultsOf(ServiceDefinition service) {
    ConditionCheck check = new ConditionCheck(service);
    for (ServiceDefinition.Variant variant : service.variants()) {
      variant.times().forEach(rule -> check.check("variant " + variant.code(), rule.when()));
    }
    service.papers().forEach(paper -> check.check("paper " + paper.code(), paper.when()));
    service.steps().forEach(step -> check.check("step " + step.code(), step.when()));
    service.results().forEach(result -> check.check("result " + result.code(), result.when()));
    for (FeeItem fee : service.fees()) {
      String what = "fee " + fee.code();
      fee.rows().forEach(row -> check.check(what, row.when()));
      for (FeeItem.Factor factor : fee.factors()) {
        check.check(what, factor.when());
        factor.rows().forEach(row -> check.check(what, row.when()));
      }
    }
    for (Circumstance circumstance : service.circumstances()) {
      if (!check.used.contains(RequestFacts.CIRCUMSTANCES + circumstance.code())) {
        check.faults.add("circumstance " + circumstance.code() + ": nothing depends on it");
      }
    }
    return check.faults;
  }

  private void check(String what, @Nullable Condition condition) {
    if (condition == null) {
      return;
    }
    int before = faults.size();
    condition.comparisons().forEach(comparison -> compare(what, comparison));
    if (faults.size() == before && !reach.canHold(condition)) {
      faults.add(what + ": its condition can never hold");
    }
  }

  private void compare(String what, Condition comparison) {
    String field = Objects.requireNonNull(comparison.field());
    List<String> values = comparison.in();
    boolean number = values == null;
    used.add(field);
    if (field.equals(RequestFacts.VARIANT)) {
      known(what, field, values, service.variants().stream().map(v -> v.code()).toList());
    } else if (field.equals(RequestFacts.APPLICANT_KIND)) {
      List<String> kinds = Arrays.stream(Applicant.Kind.values()).map(Enum::name).toList();
      known(what, field, values, kinds);
    } else if (field.startsWith(RequestFacts.DETAILS)) {
      detail(what, field, values);
    } else if (field.startsWith(RequestFacts.CIRCUMSTANCES)) {
      Optional<Circumstance> found =
          service.circumstance(field.substring(RequestFacts.CIRCUMSTANCES.length()));
      if (found.isEmpty()) {
        unknown(what, field);
        return;
      }
      switch (found.get().kind()) {
        case NUMBER -> {
          if (!number) {
            faults.add(what + ": " + field + " is a number and is compared with words");
          }
        }
        case FLAG -> known(what, field, values, TRUTH);
        case CHOICE -> known(what, field, values, found.get().values());
      }
    } else {
      unknown(what, field);
    }
  }

  private void detail(String what, String field, @Nullable List<String> values) {
    JsonNode schema =
        service.details().path("properties").path(field.substring(RequestFacts.DETAILS.length()));
    if (schema.isMissingNode()) {
      unknown(what, field);
      return;
    }
    if (values == null) {
      if (!canBeNumber(schema.path("type"))) {
        faults.add(what + ": " + field + " is no number and has no bounds");
      }
      return;
    }
    if (schema.path("type").asText().equals("boolean")) {
      known(what, field, values, TRUTH);
    } else if (schema.has("enum")) {
      List<String> allowed = new ArrayList<>();
      schema.path("enum").forEach(value -> allowed.add(value.asText()));
      known(what, field, values, allowed);
    }
  }

  private static boolean canBeNumber(JsonNode type) {
    List<String> types = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(one -> types.add(one.asText()));
    } else {
      types.add(type.asText());
    }
    return types.contains("number") || types.contains("integer");
  }

  private void known(
      String what, String field, @Nullable List<String> values, List<String> allowed) {
    if (values == null) {
      faults.add(what + ": " + field + " is no number and has no bounds");
    } else if (!allowed.containsAll(values)) {
      faults.add(what + ": " + field + " can only be one of " + allowed);
    }
  }

  private void unknown(String what, String field) {
    faults.add(what + ": its condition speaks of " + field + ", which there is not");
  }
}
