package vn.evn.request.tracking;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemMappers;

/** Turns too many tries into a problem answer. */
public class TrackingProblems {
  @ServerExceptionMapper
  public Response tooMany(TooManyTries e) {
    Response answer =
        ProblemMappers.answer(
            Problem.of(
                429,
                "too-many-tries",
                "Too many tries",
                "Try again later, as the header Retry-After says"));
    answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, e.retryAfter().toSeconds());
    return answer;
  }
}
