package vn.evn.billing.reading;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.ProblemMappers;

/** Turns what stops the recording of a reading into problem answers. */
public class ReadingProblems {
  @ServerExceptionMapper
  public Response refused(ReadingRefused e) {
    return ProblemMappers.answer(ProblemException.invalidFields(e.faults()).problem());
  }

  @ServerExceptionMapper
  public Response otherKnown(OtherReadingKnown e) {
    return ProblemMappers.answer(
        ProblemException.conflict(
                "known-reading",
                "The reading is known with other values",
                "The same meter was read at the same time for the same reason",
                Map.of("readingId", e.readingId()))
            .problem());
  }
}
