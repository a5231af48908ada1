package vn.evn.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Documents the error answers that every operation can give, in one place: which of them follows
 * from what the operation takes. An answer that an operation documents itself stays; where it names
 * no body, it gets the problem that is answered.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
  private static final Map<Integer, String> MEANING =
      new TreeMap<>(
          Map.of(
              400, "The call cannot be read",
              401, "No valid token",
              403, "The roles of the token do not allow this call",
              404, "There is no such thing",
              409, "The present state does not allow it",
              413, "The body is too large",
              415, "The body is not JSON",
              422, "Some fields are not valid; all are named",
              500, "Unexpected failure",
              503, "Nothing was recorded; repeat the call after the time in Retry-After"));

  private static final Map<Integer, String> NAMES =
      Map.of(
          400, "unreadable",
          401, "unauthenticated",
          403, "forbidden",
          404, "not-found",
          409, "stale-version",
          413, "too-large",
          415, "unsupported-media-type",
          422, "invalid-fields",
          500, "internal",
          503, "unavailable");

  /** Descriptions that the framework gives of its own accord; ours say more. */
  private static final Set<String> BY_THE_FRAMEWORK = Set.of("Not Authorized", "Not Allowed");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema("Problem", problemSchema());
    MEANING.forEach(
        (status, meaning) ->
            document
                .getComponents()
                .addResponse(
                    nameOf(status),
                    OASFactory.createAPIResponse()
                        .description(meaning)
                        .content(problemContent(status))));
    if (document.getPaths() == null) {
      return;
    }
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation)));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    add(operation, 400);
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      add(operation, 401);
      add(operation, 403);
    }
    if (path.contains("{") || method != PathItem.HttpMethod.GET) {
      add(operation, 404);
    }
    if (operation.getRequestBody() != null) {
      List.of(409, 413, 415, 422).forEach(status -> add(operation, status));
    }
    if (method == PathItem.HttpMethod.GET) {
      add(operation, 422);
    }
    add(operation, 500);
    add(operation, 503);
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((code, response) -> completeOwn(code, response));
  }

  /** Adds an answer, by reference to the one of its kind, unless the operation has its own. */
  private static void add(Operation operation, int status) {
    String code = String.valueOf(status);
    APIResponse documented = operation.getResponses().getAPIResponse(code);
    if (documented == null || BY_THE_FRAMEWORK.contains(documented.getDescription())) {
      operation
          .getResponses()
          .addAPIResponse(code, OASFactory.createAPIResponse().ref(nameOf(status)));
    }
  }

  /**
   * What an operation says itself about an error: a problem with an example, if it says no more.
   */
  private static void completeOwn(String code, APIResponse response) {
    if (!code.matches("[45]\\d\\d") || response.getRef() != null) {
      return;
    }
    if (response.getContent() == null) {
      response.setContent(problemContent(Integer.parseInt(code)));
      return;
    }
    MediaType problem = response.getContent().getMediaType(Problem.MEDIA_TYPE);
    if (problem != null && problem.getExample() == null && problem.getExamples() == null) {
      problem.setExample(example(Integer.parseInt(code)));
    }
  }

  private static String nameOf(int status) {
    return "Problem" + status;
  }

  private static Content problemContent(int status) {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                .example(example(status)));
  }

  private static Schema problemSchema() {
    Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    Schema error =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("What is wrong with one field of the body")
            .addProperty(
                "pointer",
                OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .description("JSON pointer (RFC 6901) to the field"))
            .addProperty("detail", text);
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("An error answer after RFC 9457; further members may follow")
        .additionalPropertiesBoolean(true)
        .addProperty(
            "type",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description("Stable name, urn:evn:problem:<name>"))
        .addProperty("title", text)
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text)
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error))
        .required(List.of("type", "title", "status"))
        .additionalPropertiesBoolean(true)
        .example(example(422));
  }

  /** Ordered, unlike {@code Map.of}: the same code has to give the same document in every build. */
  private static Map<String, Object> example(int status) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:evn:problem:" + NAMES.getOrDefault(status, "http-" + status));
    problem.put("title", MEANING.getOrDefault(status, "The call failed"));
    problem.put("status", status);
    if (status == 422) {
      Map<String, Object> fault = new LinkedHashMap<>();
      fault.put("pointer", "/usage/kwh");
      fault.put("detail", "must be 0 or more");
      problem.put("errors", List.of(fault));
    }
    return problem;
  }
}
