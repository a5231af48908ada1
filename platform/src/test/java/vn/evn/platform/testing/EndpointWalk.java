package vn.evn.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Roles;

/**
 * Walks every operation of a service's OpenAPI document and holds it against a table of roles:
 * without a token 401, with each role that is not named 403, with each named one neither. A failure
 * of the service (5xx) tells nothing about who is let in, so it is a fault of its own.
 */
public final class EndpointWalk {
  private record Row(String method, String path, @Nullable Set<String> roles) {
    boolean covers(String operationMethod, String operationPath) {
      return (method.equals("*") || method.equals(operationMethod))
          && (path.endsWith("/**")
              ? operationPath.startsWith(path.substring(0, path.length() - 3))
              : path.equals(operationPath));
    }
  }

  private final String service;
  private final List<Row> rows = new ArrayList<>();

  private EndpointWalk(String service) {
    this.service = service;
  }

  public static EndpointWalk of(String service) {
    return new EndpointWalk(service);
  }

  /** Operations that need no token. A path is as in the document, or ends with {@code /**}. */
  public EndpointWalk open(String method, String path) {
    rows.add(new Row(method, path, null));
    return this;
  }

  /** Operations for these roles alone; the first row that covers an operation counts. */
  public EndpointWalk roles(String method, String path, String... roles) {
    rows.add(new Row(method, path, Set.of(roles)));
    return this;
  }

  /** Walks; fails with every operation that is not in the table or answers otherwise. */
  public void walk() {
    OpenAPI document = new OpenAPIV3Parser().read(OpenApiContract.documentOf(service).toString());
    List<String> faults = new ArrayList<>();
    int operations = 0;
    for (Map.Entry<String, PathItem> path : document.getPaths().entrySet()) {
      for (Map.Entry<PathItem.HttpMethod, Operation> operation :
          path.getValue().readOperationsMap().entrySet()) {
        operations++;
        boolean form = takesForm(operation.getValue());
        walk(operation.getKey().name(), path.getKey(), form, faults);
      }
    }
    assertThat(operations).as("operations in the document of " + service).isPositive();
    assertThat(faults).as("operations that are not closed as they should be").isEmpty();
  }

  private static boolean takesForm(Operation operation) {
    return operation.getRequestBody() != null
        && operation.getRequestBody().getContent() != null
        && operation.getRequestBody().getContent().containsKey("multipart/form-data");
  }

  private void walk(String method, String path, boolean form, List<String> faults) {
    Row row = rows.stream().filter(r -> r.covers(method, path)).findFirst().orElse(null);
    if (row == null) {
      faults.add(method + " " + path + ": not in the table of roles");
      return;
    }
    int without = call(method, path, form, null);
    if (row.roles() == null) {
      if (without == 401 || without == 403 || without >= 500) {
        faults.add(method + " " + path + ": should be open, answered " + without);
      }
      return;
    }
    if (without != 401) {
      faults.add(method + " " + path + ": without a token answered " + without);
    }
    for (String role : new TreeSet<>(Roles.ALL)) {
      int status = call(method, path, form, role);
      boolean refused = status == 401 || status == 403;
      if (row.roles().contains(role) == refused || status >= 500) {
        faults.add(method + " " + path + ": role " + role + " answered " + status);
      }
    }
  }

  private static int call(String method, String path, boolean form, @Nullable String role) {
    RequestSpecification request = RestAssured.given();
    if (role != null) {
      request = request.header("Authorization", TestTokens.bearer(role));
    }
    if (form) {
      request = request.multiPart("none", "none");
    } else if (!method.equals("GET") && !method.equals("DELETE")) {
      request = request.contentType(ContentType.JSON).body("{}");
    }
    return request.request(method, path.replaceAll("\\{[^}]+}", "none")).statusCode();
  }
}
