package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.request.catalogue.Circumstance;
import vn.evn.request.catalogue.ServiceDefinition;

/** Reads what the power company found out about a request, and names every fault of it. */
final class CircumstanceReader {
  private static final String ROOT = "/data/circumstances";
  private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000);
  private static final int MOST_DECIMALS = 6;

  private final CommandData data;
  private final ServiceDefinition service;

  CircumstanceReader(CommandData data, ServiceDefinition service) {
    this.data = data;
    this.service = service;
  }

  /**
   * Reads {@code data.circumstances} into what is known.
   *
   * @return the known with the given; a given null takes a circumstance back
   */
  Map<String, Object> read(Map<String, Object> known) {
    JsonNode given = data.node("circumstances");
    if (given.isMissingNode() || given.isNull()) {
      return known;
    }
    if (!given.isObject()) {
      data.complain(ROOT, "must be an object");
      return known;
    }
    Map<String, Object> all = new LinkedHashMap<>(known);
    given
        .properties()
        .forEach(
            entry -> {
              String code = entry.getKey();
              Optional<Circumstance> circumstance = service.circumstance(code);
              if (circumstance.isEmpty()) {
                data.complain(ROOT + "/" + code, "is no circumstance of " + service.code());
              } else if (entry.getValue().isNull()) {
                all.remove(code);
              } else {
                Object value = value(circumstance.get(), entry.getValue());
                if (value == null) {
                  data.complain(ROOT + "/" + code, "must be " + form(circumstance.get()));
                } else {
                  all.put(code, value);
                }
              }
            });
    return all;
  }

  /** The value in a form that is the same after it was written as JSON and read again. */
  private static @Nullable Object value(Circumstance circumstance, JsonNode given) {
    return switch (circumstance.kind()) {
      case FLAG -> given.isBoolean() ? given.asBoolean() : null;
      case CHOICE ->
          given.isTextual() && circumstance.values().contains(given.asText())
              ? given.asText()
              : null;
      case NUMBER -> number(given);
    };
  }

  private static @Nullable String number(JsonNode given) {
    try {
      if (!given.isNumber() && !given.isTextual()) {
        return null;
      }
      BigDecimal number = new BigDecimal(given.asText());
      return number.signum() < 0
              || number.compareTo(GREATEST) > 0
              || number.stripTrailingZeros().scale() > MOST_DECIMALS
          ? null
          : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String form(Circumstance circumstance) {
    return switch (circumstance.kind()) {
      case FLAG -> "true or false";
      case CHOICE -> "one of " + circumstance.values();
      case NUMBER -> "a number from 0 to " + GREATEST + " with " + MOST_DECIMALS + " decimals";
    };
  }
}
