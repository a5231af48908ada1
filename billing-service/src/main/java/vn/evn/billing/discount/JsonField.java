package vn.evn.billing.discount;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.money.Percent;
import vn.evn.billing.tariff.DataPlace;
import vn.evn.billing.tariff.InvalidDataFile;

/** A place in a JSON file. Every reading names file and place when it fails. */
record JsonField(String file, JsonLines lines, String place, JsonNode node) {
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
      children.add(new JsonField(file, lines, place + "/" + name + "/" + i, child.get(i)));
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

  /** The object of a name; absent when there is none. */
  Optional<JsonField> optionalObject(String name) {
    JsonNode child = child(name);
    if (child == null) {
      return Optional.empty();
    }
    if (!child.isObject()) {
      throw fault(name, "must be an object");
    }
    return Optional.of(new JsonField(file, lines, place + "/" + name, child));
  }

  /** Refuses a field that has no meaning here: a misspelt one must not pass unseen. */
  void refuseOthers(String... known) {
    for (String name : names()) {
      if (!List.of(known).contains(name)) {
        throw fault(name, "is not known here; known are " + String.join(", ", known));
      }
    }
  }

  /** The names of the fields, in order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  long whole(String name) {
    return optionalWhole(name)
        .orElseThrow(() -> fault(name, "must be a whole number of 0 or more"));
  }

  Optional<LocalDate> optionalDate(String name) {
    return optionalText(name)
        .map(
            text -> {
              try {
                return LocalDate.parse(text);
              } catch (DateTimeParseException e) {
                throw fault(name, "must be a date such as 2020-05-05, was " + text);
              }
            });
  }

  /** A decimal number, written as a text, so that no binary fraction comes near it. */
  Optional<BigDecimal> optionalDecimal(String name) {
    return optionalText(name)
        .map(
            text -> {
              if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                throw fault(name, "must be a decimal number as a text, was " + text);
              }
              return new BigDecimal(text);
            });
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
    String at = place + "/" + name;
    return new InvalidDataFile(file, lines.of(at), at + " " + reason);
  }

  /** Where this stands in the file. */
  DataPlace dataPlace() {
    return new DataPlace(file, lines.of(place));
  }

  private @Nullable JsonNode child(String name) {
    JsonNode child = node.get(name);
    return child == null || child.isNull() ? null : child;
  }
}
