package vn.evn.request.work;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.ProblemMappers;
import vn.evn.request.lifecycle.InvalidCommandException;

/** Turns what stops an action into problem answers. */
public class RequestProblems {
  @ServerExceptionMapper
  public Response unknown(UnknownRequestException e) {
    return ProblemMappers.answer(
        ProblemException.notFound("There is no request of this code").problem());
  }

  @ServerExceptionMapper
  public Response stale(StaleVersionException e) {
    return ProblemMappers.answer(
        ProblemException.conflict(
                "stale-version",
                "The request changed meanwhile",
                "Read it again and decide anew",
                Map.of("state", e.present().state().name(), "version", e.present().version()))
            .problem());
  }

  @ServerExceptionMapper
  public Response illegal(IllegalActionException e) {
    return ProblemMappers.answer(
        ProblemException.conflict(
                "illegal-action",
                "The action is not legal in the present state",
                String.valueOf(e.getMessage()),
                Map.of("state", e.present().state().name(), "version", e.present().version()))
            .problem());
  }

  @ServerExceptionMapper
  public Response invalid(InvalidCommandException e) {
    return ProblemMappers.answer(
        ProblemException.invalidFields(
                e.faults().stream()
                    .map(fault -> new FieldError(fault.pointer(), fault.detail()))
                    .toList())
            .problem());
  }
}
