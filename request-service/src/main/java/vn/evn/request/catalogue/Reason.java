package vn.evn.request.catalogue;

import java.util.Objects;

/**
 * A kind of reason to ask for a supplement or to refuse.
 *
 * @param text for the applicant
 * @param source what says so
 * @param confidence high, medium or low, as the source allows
 */
public record Reason(String code, ServiceDefinition.Text text, String source, String confidence) {
  public Reason {
    Objects.requireNonNull(code, "code of a reason is absent");
    Objects.requireNonNull(text, "text of a reason is absent");
  }
}
