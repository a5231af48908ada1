package vn.evn.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.text.StorableText;

/** Turns whatever ends a call into a {@link Problem}. */
public class ProblemMappers {
  /** What a caller should wait before it repeats a call that was answered 503. */
  public static final int RETRY_AFTER_SECONDS = 5;

  /** Where the framework reads forms. */
  private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";

  private static final int FRAMES_OF_THE_FORM_READER = 8;

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return answer(e.problem());
  }

  @ServerExceptionMapper
  public Response violation(ResteasyReactiveViolationException e) {
    return violations(e);
  }

  @ServerExceptionMapper
  public Response violations(ConstraintViolationException e) {
    List<FieldError> errors =
        e.getConstraintViolations().stream()
            .map(v -> new FieldError(pointer(v), v.getMessage()))
            .distinct()
            .sorted(Comparator.comparing(FieldError::pointer))
            .toList();
    if (errors.stream().anyMatch(error -> error.pointer().isEmpty())) {
      return answer(ProblemException.unreadable("A body is needed").problem());
    }
    return answer(ProblemException.invalidFields(errors).problem());
  }

  /**
   * A value of the wrong type: the field can be named, so it is 422; a body without form is 400.
   */
  @ServerExceptionMapper
  public Response mismatch(MismatchedInputException e) {
    String pointer = pointer(e.getPath());
    return answer(
        pointer.isEmpty()
            ? ProblemException.unreadable("The body is empty or not of the expected form").problem()
            : ProblemException.invalidField(pointer, "has the wrong type or format").problem());
  }

  @ServerExceptionMapper
  public Response unauthenticated(UnauthorizedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  public Response unauthenticated(AuthenticationFailedException e) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e) {
    return answer(
        ProblemException.forbidden("The roles of the token do not allow this call").problem());
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException e, UriInfo uri) {
    List<FieldError> parameters = unreadableParameters(e, uri.getQueryParameters());
    if (!parameters.isEmpty()) {
      return answer(
          ProblemException.unreadable("A parameter cannot be read")
              .problem()
              .withErrors(parameters));
    }
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return answer(
          ProblemException.invalidField(pointer(mapping.getPath()), "is not valid").problem());
    }
    if (e.getResponse().hasEntity()) {
      return e.getResponse();
    }
    return answer(Problem.of(e.getResponse().getStatus(), "", "", null));
  }

  @ServerExceptionMapper
  public Response anything(Throwable e) {
    if (Availability.isTrouble(e)) {
      // The message of a driver can hold values; the class and the state are enough here.
      LOG.warnf("The database is away or cut off: %s", e.getClass().getSimpleName());
      return answer(ProblemException.unavailable().problem());
    }
    if (Availability.isUnstorableText(e)) {
      return answer(
          ProblemException.unreadable("A text holds a character that no text has a use for")
              .problem());
    }
    if (isUnreadableForm(e)) {
      return answer(ProblemException.unreadable("The body is no whole multipart form").problem());
    }
    String id = UUID.randomUUID().toString();
    LOG.errorf(e, "Unexpected failure %s", id);
    return answer(Problem.of(500, "internal", "Unexpected failure", "Reference " + id));
  }

  /**
   * Query parameters that are no number where one is asked for. The framework answers 404, as if
   * nothing were at the address, and quotes the value alone.
   */
  private static List<FieldError> unreadableParameters(
      WebApplicationException e, MultivaluedMap<String, String> parameters) {
    if (e.getResponse().getStatus() != 404 || !(e.getCause() instanceof NumberFormatException)) {
      return List.of();
    }
    String message = String.valueOf(e.getCause().getMessage());
    return parameters.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(v -> message.contains("\"" + v + "\"")))
        .map(each -> new FieldError("/" + StorableText.of(each.getKey()), "is no whole number"))
        .toList();
  }

  /**
   * Whether the body ended within a part, or names a boundary or a character set that is none: the
   * reader of forms says so with exceptions of every kind. Trouble of the disk is another's.
   */
  private static boolean isUnreadableForm(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    if (e instanceof IOException) {
      return trace.length > 0 && trace[0].getClassName().startsWith(FORM_READER);
    }
    return e instanceof RuntimeException
        && (e.getCause() == null || e.getCause() instanceof UnsupportedEncodingException)
        && Arrays.stream(trace)
            .limit(FRAMES_OF_THE_FORM_READER)
            .anyMatch(frame -> frame.getClassName().startsWith(FORM_READER));
  }

  /** The answer for a problem; fills in the name and title where only the status is known. */
  public static Response answer(Problem given) {
    Problem problem = given.title().isEmpty() ? named(given.status()) : given;
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }

  private static Response unauthenticated() {
    Response answer =
        answer(
            Problem.of(401, "unauthenticated", "A valid token is needed", "Send a bearer token"));
    answer.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return answer;
  }

  private static Problem named(int status) {
    return switch (status) {
      case 400 -> ProblemException.unreadable("The body or a parameter cannot be read").problem();
      case 404 -> ProblemException.notFound("Nothing is at this address").problem();
      case 405 -> Problem.of(405, "method-not-allowed", "This method is not offered here", null);
      case 406 -> Problem.of(406, "not-acceptable", "This form of answer is not offered", null);
      case 413 -> Problem.of(413, "too-large", "The body is too large", null);
      case 415 -> Problem.of(415, "unsupported-media-type", "Send application/json", null);
      default -> Problem.of(status, "http-" + status, "The call failed", null);
    };
  }

  private static String pointer(ConstraintViolation<?> violation) {
    StringBuilder pointer = new StringBuilder();
    int depth = 0;
    for (Path.Node node : violation.getPropertyPath()) {
      // The first two nodes are the method and its parameter, which the sender does not know.
      if (depth++ < 2 && violation.getExecutableParameters() != null) {
        continue;
      }
      append(pointer, node.getIndex(), node.getName());
    }
    return pointer.toString();
  }

  private static String pointer(List<JsonMappingException.Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference reference : path) {
      append(
          pointer,
          reference.getIndex() >= 0 ? reference.getIndex() : null,
          reference.getFieldName());
    }
    return pointer.toString();
  }

  private static void append(
      StringBuilder pointer, @Nullable Integer index, @Nullable String name) {
    if (index != null) {
      pointer.append('/').append(index);
    }
    if (name != null) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
  }
}
