package vn.evn.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the fields of one object of a message and gathers every fault, each naming its field.
 *
 * <p>The wire writes values as strings and an absent optional value as {@code ""} (contract §1.4):
 * any other JSON type, null included, is a fault. A check other than {@link #required} passes over
 * a field that is absent or empty.
 */
public final class FieldCheck {
  private final ObjectNode object;
  private final String path;
  private final List<String> faults;

  /**
   * A check that starts a new list of faults.
   *
   * @param path how the object is called in fault texts, such as {@code data[0]}
   */
  public FieldCheck(ObjectNode object, String path) {
    this(object, path, new ArrayList<>());
  }

  private FieldCheck(ObjectNode object, String path, List<String> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** The faults so far, those of the parts included; empty if all is well. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** The text of a field, trimmed; empty if it is absent or no text. */
  public String text(String name) {
    return object.path(name).asText("").strip();
  }

  /** Each field must be a text that is not blank. */
  public FieldCheck required(Iterable<String> names) {
    for (String name : names) {
      if (!object.has(name) || (object.get(name).isTextual() && text(name).isEmpty())) {
        fault(name, "bắt buộc");
      } else {
        isText(name);
      }
    }
    return this;
  }

  /** Each field, where given, must be a text of at most so many characters (code points). */
  public FieldCheck texts(int maximum, String... names) {
    for (String name : names) {
      if (isText(name) && length(name) > maximum) {
        fault(name, "dài quá " + maximum + " ký tự");
      }
    }
    return this;
  }

  /** Each field, where given, must be a date-time {@code yyyyMMddHHmmss}. */
  public FieldCheck dateTimes(String... names) {
    for (String name : names) {
      if (isText(name) && !text(name).isEmpty() && !PortalTime.isValid(text(name))) {
        fault(name, "phải có dạng yyyyMMddHHmmss");
      }
    }
    return this;
  }

  /** The field, where given, must be one of the values. */
  public FieldCheck oneOf(String name, List<String> values) {
    if (isText(name) && !text(name).isEmpty() && !values.contains(text(name))) {
      fault(name, "chỉ nhận " + String.join(", ", values));
    }
    return this;
  }

  /** The field, where given, must match the whole pattern. */
  public FieldCheck matches(String name, Pattern pattern, String form) {
    if (isText(name) && !text(name).isEmpty() && !pattern.matcher(text(name)).matches()) {
      fault(name, "phải có dạng " + form);
    }
    return this;
  }

  /** The field, where given, must be a dossier code. */
  public FieldCheck dossierCode(String name) {
    if (isText(name) && !text(name).isEmpty() && !DossierCode.isValid(text(name))) {
      fault(name, "không đúng dạng mã hồ sơ");
    }
    return this;
  }

  /** The field must be there and be an array of objects, which are returned for checking. */
  public List<FieldCheck> requiredParts(String name) {
    if (!object.has(name)) {
      fault(name, "bắt buộc");
      return List.of();
    }
    return parts(name);
  }

  /** The field, where given, must be an array of objects, which are returned for checking. */
  public List<FieldCheck> parts(String name) {
    List<FieldCheck> checks = new ArrayList<>();
    JsonNode array = object.path(name);
    if (array.isMissingNode()) {
      return checks;
    }
    if (!array.isArray()) {
      fault(name, "phải là mảng");
      return checks;
    }
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof ObjectNode part) {
        checks.add(new FieldCheck(part, path + "." + name + "[" + i + "]", faults));
      } else {
        fault(name + "[" + i + "]", "phải là đối tượng");
      }
    }
    return checks;
  }

  /** The field, where given, must be true or false as JSON knows them. */
  public FieldCheck trueOrFalse(String name) {
    if (object.has(name) && !object.get(name).isBoolean()) {
      fault(name, "phải là true hoặc false");
    }
    return this;
  }

  /** The field, where given, must be a whole number of 0 or more as JSON knows it. */
  public FieldCheck wholeNumber(String name) {
    if (object.has(name)
        && !(object.get(name).isIntegralNumber() && object.get(name).asLong() >= 0)) {
      fault(name, "phải là số nguyên không âm");
    }
    return this;
  }

  /** Whether the field is an array without elements. */
  public boolean isEmptyArray(String name) {
    return object.path(name).isArray() && object.path(name).isEmpty();
  }

  /** Adds a fault found elsewhere. */
  public FieldCheck fault(String name, String what) {
    faults.add(path + "." + name + ": " + what);
    return this;
  }

  private int length(String name) {
    String value = object.get(name).textValue();
    return value.codePointCount(0, value.length());
  }

  private boolean isText(String name) {
    if (!object.has(name)) {
      return false;
    }
    if (!object.get(name).isTextual()) {
      String fault = path + "." + name + ": phải là chuỗi";
      if (!faults.contains(fault)) {
        faults.add(fault);
      }
      return false;
    }
    return true;
  }
}
