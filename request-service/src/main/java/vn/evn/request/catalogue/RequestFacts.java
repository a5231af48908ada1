package vn.evn.request.catalogue;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a service may ask of a request.
 *
 * @param variant case of the service; null where none is named
 * @param applicantKind kind of applicant
 * @param details further fields of the application
 * @param circumstances what the power company found out, by code
 */
public record RequestFacts(
    @Nullable String variant,
    String applicantKind,
    Map<String, Object> details,
    Map<String, Object> circumstances) {
  static final String VARIANT = "variant";
  static final String APPLICANT_KIND = "applicant.kind";
  static final String DETAILS = "details.";
  static final String CIRCUMSTANCES = "circumstances.";

  /** The value of a field as a condition names it, as text; empty if it has none. */
  public Optional<String> value(String field) {
    if (field.equals(VARIANT)) {
      return Optional.ofNullable(variant);
    }
    if (field.equals(APPLICANT_KIND)) {
      return Optional.of(applicantKind);
    }
    if (field.startsWith(DETAILS)) {
      return Optional.ofNullable(details.get(field.substring(DETAILS.length())))
          .map(Object::toString);
    }
    if (field.startsWith(CIRCUMSTANCES)) {
      return Optional.ofNullable(circumstances.get(field.substring(CIRCUMSTANCES.length())))
          .map(Object::toString);
    }
    return Optional.empty();
  }
}
