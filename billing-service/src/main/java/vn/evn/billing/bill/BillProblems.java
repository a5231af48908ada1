package vn.evn.billing.bill;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.ProblemMappers;

/** Turns what stops a bill into problem answers. */
public class BillProblems {
  private static final String TITLE = "The bill cannot be computed at present";

  @ServerExceptionMapper
  public Response noConsumption(NoConsumption e) {
    return ProblemMappers.answer(
        ProblemException.conflict(e.name(), TITLE, e.reason(), Map.of()).problem());
  }

  @ServerExceptionMapper
  public Response notBillable(NotBillable e) {
    return ProblemMappers.answer(
        ProblemException.conflict(e.name(), TITLE, e.reason(), Map.of()).problem());
  }
}
