package vn.evn.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error answer after RFC 9457.
 *
 * @param type stable name, {@code urn:evn:problem:<name>}
 * @param title the same for every problem of this type
 * @param status HTTP status
 * @param detail what happened this time; null if the title says it all
 * @param errors faults by field, all at once; empty where it is not about fields
 * @param members further members, such as {@code state} and {@code version} of a conflict
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(hidden = true)
public record Problem(
    @Schema(
            description = "Stable name of the problem",
            examples = {"urn:evn:problem:invalid-fields"})
        String type,
    @Schema(
            description = "The same for every problem of this type",
            examples = {"Some fields are not valid"})
        String title,
    @Schema(
            description = "HTTP status",
            examples = {"422"})
        int status,
    @Schema(description = "What happened this time", nullable = true) @Nullable String detail,
    @Schema(description = "Faults by field, all at once", nullable = true) List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

  /** Media type of every problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:evn:problem:";

  /** Copies the collections. */
  public Problem {
    errors = List.copyOf(errors);
    members = Map.copyOf(members);
  }

  /** A problem without fields and further members. */
  public static Problem of(int status, String name, String title, @Nullable String detail) {
    return new Problem(TYPE_PREFIX + name, title, status, detail, List.of(), Map.of());
  }

  /** The same problem with faults by field. */
  public Problem withErrors(List<FieldError> faults) {
    return new Problem(type, title, status, detail, faults, members);
  }

  /** The same problem with further members. */
  public Problem withMembers(Map<String, Object> more) {
    return new Problem(type, title, status, detail, errors, more);
  }
}
