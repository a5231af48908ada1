package vn.evn.simulator.problem;

import java.util.List;

/** A request to the JSON API that cannot be done; answered as its {@link Problem}. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(int status, String name, String title, String detail) {
    this(new Problem("urn:evn:problem:" + name, title, status, detail, null));
  }

  private ProblemException(Problem problem) {
    super(problem.title());
    this.problem = problem;
  }

  /** Fields of the body that are missing or wrong. */
  public static ProblemException invalidFields(List<Problem.FieldFault> faults) {
    return new ProblemException(
        new Problem(
            "urn:evn:problem:invalid-fields",
            "Some fields are missing or wrong",
            422,
            "See errors, one entry per field",
            faults));
  }

  /** One field of the body that is missing or wrong. */
  public static ProblemException invalidField(String pointer, String detail) {
    return invalidFields(List.of(new Problem.FieldFault(pointer, detail)));
  }

  public Problem problem() {
    return problem;
  }
}
