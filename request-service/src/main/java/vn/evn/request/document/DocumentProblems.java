package vn.evn.request.document;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.platform.document.DocumentStoreUnavailable;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.ProblemMappers;

/** Turns trouble with documents into problem answers. */
public class DocumentProblems {
  @ServerExceptionMapper
  public Response away(DocumentStoreUnavailable e) {
    return ProblemMappers.answer(ProblemException.unavailable().problem());
  }
}
