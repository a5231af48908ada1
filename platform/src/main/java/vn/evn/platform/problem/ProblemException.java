package vn.evn.platform.problem;

import java.util.List;
import java.util.Map;

/** Ends a call with a {@link Problem}. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.type() + (problem.detail() == null ? "" : ": " + problem.detail()));
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** 400: the call cannot be read or lacks what every call of this kind needs. */
  public static ProblemException unreadable(String detail) {
    return new ProblemException(Problem.of(400, "unreadable", "The call cannot be read", detail));
  }

  /** 404: there is no such thing, or it is not for this caller. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(404, "not-found", "There is no such thing", detail));
  }

  /** 403: this caller may not do it. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(Problem.of(403, "forbidden", "Not allowed", detail));
  }

  /**
   * 409: the present state does not allow it.
   *
   * @param members present state and version, so that the caller can decide anew
   */
  public static ProblemException conflict(
      String name, String title, String detail, Map<String, Object> members) {
    return new ProblemException(Problem.of(409, name, title, detail).withMembers(members));
  }

  /** 422: fields of the body are not valid; name all of them. */
  public static ProblemException invalidFields(List<FieldError> errors) {
    return new ProblemException(
        Problem.of(422, "invalid-fields", "Some fields are not valid", null).withErrors(errors));
  }

  /** 422: one field of the body is not valid. */
  public static ProblemException invalidField(String pointer, String detail) {
    return invalidFields(List.of(new FieldError(pointer, detail)));
  }

  /** 422 about the call as a whole, such as a key that was used for another body. */
  public static ProblemException unprocessable(String name, String title, String detail) {
    return new ProblemException(Problem.of(422, name, title, detail));
  }

  /** 503: nothing was recorded, or it is not known whether it was; the caller repeats the call. */
  public static ProblemException unavailable() {
    return new ProblemException(
        Problem.of(
            503,
            "unavailable",
            "The service cannot record anything at present",
            "Nothing is confirmed. Please repeat the call."));
  }
}
