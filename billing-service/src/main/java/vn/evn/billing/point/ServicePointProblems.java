package vn.evn.billing.point;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.ProblemMappers;

/** Turns what stops the recording of a service point into problem answers. */
public class ServicePointProblems {
  @ServerExceptionMapper
  public Response invalid(InvalidFacts e) {
    return ProblemMappers.answer(ProblemException.invalidFields(e.faults()).problem());
  }

  @ServerExceptionMapper
  public Response otherKnown(OtherFactsKnown e) {
    return ProblemMappers.answer(
        ProblemException.conflict(
                "known-service-point",
                "The service point is known with other facts",
                "Read it; facts change by the outcome of a request, from a day on",
                Map.of("customerCode", e.customerCode()))
            .problem());
  }
}
