package vn.evn.simulator.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error of the JSON API (RFC 9457).
 *
 * @param type stable name, {@code urn:evn:problem:<name>}
 * @param errors every field at fault; null where no field is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    example =
        """
        {"type": "urn:evn:problem:invalid-fields", "title": "Some fields are not valid", "status": 422,
         "errors": [{"pointer": "/procedure", "detail": "is not known"}]}""")
public record Problem(
    @Schema(examples = "urn:evn:problem:invalid-fields", required = true) String type,
    @Schema(required = true) String title,
    @Schema(examples = "422", required = true) int status,
    @Nullable String detail,
    @Nullable List<FieldFault> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = errors == null ? null : List.copyOf(errors);
  }

  /**
   * A field at fault.
   *
   * @param pointer JSON pointer into the request body
   */
  public record FieldFault(
      @Schema(examples = "/procedure", required = true) String pointer,
      @Schema(required = true) String detail) {}
}
