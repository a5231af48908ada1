package vn.evn.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import vn.evn.platform.text.StorableText;

/**
 * Refuses parameters of path and query with a character that no database can be asked for, naming
 * them.
 */
@Provider
public class ParameterCheck implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext call) {
    UriInfo uri = call.getUriInfo();
    List<FieldError> faults = new ArrayList<>();
    collect(uri.getPathParameters(), faults);
    collect(uri.getQueryParameters(), faults);
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemException.unreadable("A parameter cannot be read").problem().withErrors(faults));
    }
  }

  private static void collect(MultivaluedMap<String, String> parameters, List<FieldError> faults) {
    parameters.forEach(
        (name, values) -> {
          if (!values.stream().allMatch(StorableText::isStorable)) {
            faults.add(
                new FieldError(
                    "/" + StorableText.of(name), "holds a character that no text has a use for"));
          }
        });
  }
}
