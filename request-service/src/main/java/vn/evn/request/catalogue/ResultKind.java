package vn.evn.request.catalogue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A paper that the applicant gets as result.
 *
 * @param when for which requests; null for every one
 * @param required whether a request cannot be completed without it
 * @param documentRequired whether its document has to lie in the document store; otherwise a
 *     statement that it exists is enough
 */
public record ResultKind(
    String code,
    ServiceDefinition.Text name,
    @Nullable Condition when,
    boolean required,
    boolean documentRequired) {
  public ResultKind {
    Objects.requireNonNull(code, "code of a result is absent");
    Objects.requireNonNull(name, "name of a result is absent");
  }
}
