package vn.evn.billing.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.text.StorableText;

/**
 * Reads the fields of a JSON object one by one and collects every fault, so that the sender learns
 * all of them at once. A field that is absent, null or faulty reads as null.
 */
public final class JsonFields {
  private static final int MAX_TEXT = 200;
  private static final int MAX_LIST = 50;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private final JsonNode object;
  private final String path;
  private final List<FieldError> faults;
  private final Set<String> known = new LinkedHashSet<>();

  private JsonFields(JsonNode object, String path, List<FieldError> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /**
   * The fields of a body.
   *
   * @throws ProblemException (400) if there is none, or it is no JSON object
   */
  public static JsonFields of(@Nullable JsonNode body) {
    if (body == null || !body.isObject()) {
      throw ProblemException.unreadable("A JSON object is needed");
    }
    return new JsonFields(body, "", new ArrayList<>());
  }

  /** A text of 1 to 200 characters. */
  public @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      return fault(name, "must be a text, not empty");
    }
    if (!StorableText.isStorable(value.textValue())) {
      return fault(name, "holds a character that no text has a use for");
    }
    return value.textValue().length() > MAX_TEXT
        ? fault(name, "must have at most " + MAX_TEXT + " characters")
        : value.textValue().strip();
  }

  /** A whole number. */
  public @Nullable Long whole(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isIntegralNumber() && value.canConvertToLong()
        ? Long.valueOf(value.longValue())
        : fault(name, "must be a whole number");
  }

  /** A whole number of the size of a count. */
  public @Nullable Integer count(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isIntegralNumber() && value.canConvertToInt()
        ? Integer.valueOf(value.intValue())
        : fault(name, "must be a whole number");
  }

  /** A decimal number, exact. */
  public @Nullable BigDecimal decimal(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isNumber() ? value.decimalValue() : fault(name, "must be a number");
  }

  /** True or false. */
  public @Nullable Boolean flag(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isBoolean()
        ? Boolean.valueOf(value.booleanValue())
        : fault(name, "must be true or false");
  }

  /** A date such as 2020-05-05. */
  public @Nullable LocalDate date(String name) {
    return ofOurTime(
        name,
        parsed(name, LocalDate::parse, "must be a date such as 2020-05-05"),
        LocalDate::getYear);
  }

  /** A month such as 2020-05. */
  public @Nullable YearMonth month(String name) {
    return ofOurTime(
        name,
        parsed(name, YearMonth::parse, "must be a month such as 2020-05"),
        YearMonth::getYear);
  }

  /** A time with zone such as 2020-05-05T08:00:00+07:00. */
  public @Nullable OffsetDateTime instant(String name) {
    return ofOurTime(
        name,
        parsed(
            name,
            OffsetDateTime::parse,
            "must be a time with zone such as 2020-05-05T08:00:00+07:00"),
        OffsetDateTime::getYear);
  }

  /** One of a closed list. */
  public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> list) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    for (E constant : list.getEnumConstants()) {
      if (value.isTextual() && constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    return fault(name, "must be one of " + List.of(list.getEnumConstants()));
  }

  /** A list of texts; empty when absent. */
  public Set<String> texts(String name) {
    Set<String> texts = new LinkedHashSet<>();
    JsonNode value = value(name);
    if (value == null) {
      return texts;
    }
    if (!value.isArray() || value.size() > MAX_LIST) {
      fault(name, "must be a list of at most " + MAX_LIST + " texts");
      return texts;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isTextual()) {
        texts.add(value.get(i).textValue());
      } else {
        fault(name + "/" + i, "must be a text");
      }
    }
    return texts;
  }

  /** A list of objects; empty when absent. Their faults join the same list. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    JsonNode value = value(name);
    if (value == null) {
      return objects;
    }
    if (!value.isArray() || value.isEmpty() || value.size() > MAX_LIST) {
      fault(name, "must be a list of 1 to " + MAX_LIST + " objects");
      return objects;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i).isObject()) {
        objects.add(new JsonFields(value.get(i), path + "/" + name + "/" + i, faults));
      } else {
        fault(name + "/" + i, "must be an object");
      }
    }
    return objects;
  }

  /** An object inside this one; its faults join the same list. */
  public @Nullable JsonFields object(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isObject()
        ? new JsonFields(value, path + "/" + name, faults)
        : fault(name, "must be an object");
  }

  /** Notes a fault of fields that are required and absent. */
  public void require(String... names) {
    for (String name : names) {
      if (value(name) == null) {
        fault(name, "is required");
      }
    }
  }

  /** Notes a fault for every field that was not asked for: a misspelt field must not pass. */
  public void refuseUnknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                fault(
                    name.replace("~", "~0").replace("/", "~1"),
                    "is not known here; known are " + String.join(", ", known));
              }
            });
  }

  /** Notes a fault; {@code pointer} starts below this object. Reads as null. */
  public <T> @Nullable T fault(String pointer, String detail) {
    faults.add(new FieldError(path + "/" + pointer, detail));
    return null;
  }

  /** Every fault so far, of this object and of those inside it. */
  public List<FieldError> faults() {
    return List.copyOf(faults);
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException (422) with every fault, if there is any
   */
  public void refuseIfFaulty() {
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults());
    }
  }

  /** Java knows years that no database keeps, and no meter was read in. */
  private <T> @Nullable T ofOurTime(String name, @Nullable T value, ToIntFunction<T> year) {
    return value == null
            || (year.applyAsInt(value) >= FIRST_YEAR && year.applyAsInt(value) <= LAST_YEAR)
        ? value
        : fault(name, "must be of the years " + FIRST_YEAR + " to " + LAST_YEAR);
  }

  private <T> @Nullable T parsed(String name, Function<String, T> parser, String rule) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    try {
      return value.isTextual() ? parser.apply(value.textValue()) : fault(name, rule);
    } catch (DateTimeException e) {
      return fault(name, rule);
    }
  }

  private @Nullable JsonNode value(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
