package vn.evn.request.catalogue;

import java.util.List;
import java.util.Objects;

/**
 * Something that the power company finds out about a request and that the service's times, steps or
 * fees depend on; an officer enters it.
 *
 * @param kind what form the value has
 * @param values the values of a CHOICE; empty for other kinds
 */
public record Circumstance(
    String code, ServiceDefinition.Text name, Kind kind, List<String> values) {

  /** Copies the values; absent ones are none. */
  public Circumstance {
    Objects.requireNonNull(code, "code of a circumstance is absent");
    Objects.requireNonNull(name, "name of a circumstance is absent");
    Objects.requireNonNull(kind, "kind of a circumstance is absent");
    values = values == null ? List.of() : List.copyOf(values);
  }

  /** Forms of a value. */
  public enum Kind {
    /** One of the listed values. */
    CHOICE,
    /** True or false. */
    FLAG,
    /** A number, 0 or more. */
    NUMBER
  }
}
