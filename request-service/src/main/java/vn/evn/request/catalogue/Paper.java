package vn.evn.request.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the applicant hands in.
 *
 * @param when for which requests; null for every one
 * @param required whether a request is incomplete without it
 * @param oneOf papers of which one is enough; empty where the paper itself is meant
 * @param source what says so
 * @param confidence high, medium or low, as the source allows
 */
public record Paper(
    String code,
    ServiceDefinition.Text name,
    @Nullable Condition when,
    boolean required,
    List<Alternative> oneOf,
    String source,
    String confidence) {

  /** Copies the alternatives; absent ones are none. */
  public Paper {
    Objects.requireNonNull(code, "code of a paper is absent");
    Objects.requireNonNull(name, "name of a paper is absent");
    oneOf = oneOf == null ? List.of() : List.copyOf(oneOf);
  }

  /** One of several papers that show the same. */
  public record Alternative(String code, ServiceDefinition.Text name) {
    public Alternative {
      Objects.requireNonNull(code, "code of a paper is absent");
      Objects.requireNonNull(name, "name of a paper is absent");
    }
  }

  /** The name that a code has here; empty if it is neither its own nor an alternative's. */
  Optional<ServiceDefinition.Text> name(String paperCode) {
    return code.equals(paperCode)
        ? Optional.of(name)
        : oneOf.stream()
            .filter(other -> other.code().equals(paperCode))
            .map(Alternative::name)
            .findFirst();
  }

  /** Its code and those of its alternatives. */
  Stream<String> codes() {
    return Stream.concat(Stream.of(code), oneOf.stream().map(Alternative::code));
  }
}
