package vn.evn.simulator.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception into problem details; nothing of the inside is shown. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return answer(e.problem());
  }

  @ServerExceptionMapper
  Response mismatched(MismatchedInputException e) {
    return unreadable(e);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException cause) {
      return unreadable(cause);
    }
    Response.StatusType status = e.getResponse().getStatusInfo();
    String name = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return answer(
        new Problem(
            "urn:evn:problem:" + name,
            status.getReasonPhrase(),
            status.getStatusCode(),
            null,
            null));
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e) {
    LOG.error("A request failed unexpectedly", e);
    return answer(new Problem("urn:evn:problem:unexpected", "The request failed", 500, null, null));
  }

  private static Response unreadable(JsonProcessingException e) {
    return answer(
        new Problem(
            "urn:evn:problem:unreadable",
            "The body is not the JSON that is expected here",
            400,
            where(e),
            null));
  }

  private static String where(JsonProcessingException e) {
    String pointer =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "-" : step.getFieldName())
                .collect(Collectors.joining("/", "/", ""))
            : "";
    if (pointer.length() > 1) {
      return "At " + pointer;
    }
    return e.getLocation() == null ? "" : "At line " + e.getLocation().getLineNr();
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
