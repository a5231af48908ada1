package vn.evn.billing.discount;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Percent;
import vn.evn.billing.tariff.InvalidDataFile;

/** A place in a JSON file. Every reading names file and place when it fails. */
record JsonField(String file, String place, JsonNode node) {
  String text(String name) {
    return optionalText(name).orElseThrow(() -> fault(name, "must be a text, not empty"));
  }

  Optional<String> optionalText(String name) {
    JsonNode child = child(name);
    if (child == null) {
      return Optional.empty();
    }
    if (!child.isTextual() || child.textValue().isBlank()) {
      throw fault(name, "must be a text, not empty");
    }
    return Optional.of(child.textValue());
  }

  Set<String> texts(String name) {
    Set<String> texts = new LinkedHashSet<>();
    JsonNode child = child(name);
    if (child != null && child.isArray()) {
      child.forEach(item -> texts.add(item.asText()));
    }
    if (texts.isEmpty() || texts.contains("")) {
      throw fault(name, "must be a list of texts, not empty");
    }
    return texts;
  }

  List<JsonField> children(String name) {
    JsonNode child = child(name);
    if (child == null || !child.isArray() || child.isEmpty()) {
      throw fault(name, "must be a list, not empty");
    }
    List<JsonField> children = new ArrayList<>();
    for (int i = 0; i < child.size(); i++) {
      children.add(new JsonField(file, place + "/" + name + "/" + i, child.get(i)));
    }
    return children;
  }

  Optional<Long> optionalWhole(String name) {
    JsonNode child = child(name);
    if (child == null) {
      return Optional.empty();
    }
    if (!child.isIntegralNumber() || child.longValue() < 0) {
      throw fault(name, "must be a whole number of 0 or more");
    }
    return Optional.of(child.longValue());
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode child = child(name);
    if (child == null) {
      return otherwise;
    }
    if (!child.isBoolean()) {
      throw fault(name, "must be true or false");
    }
    return child.booleanValue();
  }

  YearMonth month(String name) {
    String text = text(name);
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw fault(name, "must be a month such as 2020-05, was " + text);
    }
  }

  /** Above 0, up to 100; written as a text, so that no binary fraction comes near it. */
  Percent percent(String name) {
    String text = text(name);
    try {
      Percent percent = Percent.parse(text);
      if (!percent.isZero() && percent.value().compareTo(BigDecimal.valueOf(100)) <= 0) {
        return percent;
      }
    } catch (IllegalArgumentException e) {
      throw fault(name, "must be a percentage above 0, up to 100, was " + text);
    }
    throw fault(name, "must be a percentage above 0, up to 100, was " + text);
  }

  InvalidDataFile fault(String name, String reason) {
    return new InvalidDataFile(file, 0, place + "/" + name + " " + reason);
  }

  private @Nullable JsonNode child(String name) {
    JsonNode child = node.get(name);
    return child == null || child.isNull() ? null : child;
  }
}
