package vn.evn.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.evn.simulator.problem.Problem.FieldFault;
import vn.evn.simulator.problem.ProblemException;

/** Reads and writes a plan in the form of the API: the calls stand beside seed and slowMillis. */
final class FaultRequest {
  private static final String SEED = "seed";
  private static final String SLOW_MILLIS = "slowMillis";
  private static final long MOST_SLOW_MILLIS = 120_000;

  private static final String NONE = "none";
  private static final int LONGEST_SCRIPT = 1_000;

  private final List<FieldFault> faults = new ArrayList<>();

  private FaultRequest() {}

  /**
   * Reads a plan.
   *
   * @throws ProblemException 422, naming every fault of the body
   */
  static FaultPlan read(ObjectNode body) {
    FaultRequest request = new FaultRequest();
    Map<String, Map<Fault, Double>> calls = new LinkedHashMap<>();
    Map<String, List<Optional<Fault>>> scripts = new LinkedHashMap<>();
    long seed = request.number(body, SEED, 0, Long.MIN_VALUE, Long.MAX_VALUE);
    long slowMillis =
        request.number(body, SLOW_MILLIS, FaultPlan.DEFAULT_SLOW_MILLIS, 0, MOST_SLOW_MILLIS);
    for (var field : body.properties()) {
      if (field.getValue().isArray()) {
        scripts.put(field.getKey(), request.script(field.getKey(), field.getValue()));
      } else if (!field.getKey().equals(SEED) && !field.getKey().equals(SLOW_MILLIS)) {
        calls.put(field.getKey(), request.call(field.getKey(), field.getValue()));
      }
    }
    if (!request.faults.isEmpty()) {
      throw ProblemException.invalidFields(request.faults);
    }
    return new FaultPlan(calls, scripts, seed, slowMillis);
  }

  static ObjectNode write(FaultPlan plan) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    plan.calls()
        .forEach(
            (call, faults) -> {
              ObjectNode node = body.putObject(call);
              faults.forEach((fault, probability) -> node.put(fault.label(), probability));
            });
    plan.scripts()
        .forEach(
            (call, script) -> {
              ArrayNode node = body.putArray(call);
              script.forEach(fault -> node.add(fault.map(Fault::label).orElse(NONE)));
            });
    return body.put(SEED, plan.seed()).put(SLOW_MILLIS, plan.slowMillis());
  }

  private long number(ObjectNode body, String name, long otherwise, long least, long most) {
    JsonNode value = body.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      faults.add(new FieldFault("/" + name, "must be a whole number"));
      return otherwise;
    }
    if (value.asLong() < least || value.asLong() > most) {
      faults.add(new FieldFault("/" + name, "must be " + least + " to " + most));
    }
    return value.asLong();
  }

  private Map<Fault, Double> call(String call, JsonNode value) {
    Map<Fault, Double> probabilities = new LinkedHashMap<>();
    if (!(value instanceof ObjectNode object)) {
      faults.add(new FieldFault("/" + call, "must be an object of faults and probabilities"));
      return probabilities;
    }
    double sum = 0;
    for (var field : object.properties()) {
      String pointer = "/" + call + "/" + field.getKey();
      Optional<Fault> fault = Fault.of(field.getKey());
      double probability = field.getValue().isNumber() ? field.getValue().asDouble() : -1;
      if (fault.isEmpty()) {
        faults.add(new FieldFault(pointer, "no such fault; there are " + names()));
      } else if (!isPossible(call, fault.get())) {
        faults.add(new FieldFault(pointer, "has no meaning at " + call));
      } else if (probability < 0 || probability > 1) {
        faults.add(new FieldFault(pointer, "must be a number from 0 to 1"));
      } else {
        probabilities.put(fault.get(), probability);
        sum += probability;
      }
    }
    // Some leeway, since ten tenths need not sum to exactly 1.
    if (sum > 1.000_001) {
      faults.add(new FieldFault("/" + call, "the probabilities must sum to 1 at most"));
    }
    return probabilities;
  }

  private List<Optional<Fault>> script(String call, JsonNode value) {
    List<Optional<Fault>> script = new ArrayList<>();
    if (value.size() > LONGEST_SCRIPT) {
      faults.add(new FieldFault("/" + call, "must have " + LONGEST_SCRIPT + " entries at most"));
      return script;
    }
    for (int i = 0; i < value.size(); i++) {
      String label = value.get(i).asText();
      Optional<Fault> fault = Fault.of(label);
      if (fault.isEmpty() && !label.equals(NONE)) {
        faults.add(
            new FieldFault("/" + call + "/" + i, "no such fault; there are none, " + names()));
      } else if (fault.isPresent() && !isPossible(call, fault.get())) {
        faults.add(new FieldFault("/" + call + "/" + i, "has no meaning at " + call));
      } else {
        script.add(fault);
      }
    }
    return script;
  }

  private static boolean isPossible(String call, Fault fault) {
    return switch (call) {
      case FaultPlan.LOGIN -> fault.isPossibleAtLogin();
      case FaultPlan.PUSH -> fault.isPossibleAtPush();
      case FaultPlan.QUERY -> fault == Fault.TWELVE_HOUR_TIMES;
      default -> fault.isPossibleAtCall();
    };
  }

  private static String names() {
    return Arrays.stream(Fault.values()).map(Fault::label).collect(Collectors.joining(", "));
  }
}
