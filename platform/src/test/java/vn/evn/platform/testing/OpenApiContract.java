package vn.evn.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.restassured.filter.Filter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a service against its OpenAPI document in {@code docs/api}. */
public final class OpenApiContract {
  /** Answers whose body is empty by their nature. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("204", "302", "303", "304");

  private OpenApiContract() {}

  /** The document of a service, as the build just generated it. */
  public static Path documentOf(String service) {
    return Path.of("..", "docs", "api", service + ".yaml").toAbsolutePath().normalize();
  }

  /**
   * A REST Assured filter that fails a call whose request or answer is not as documented.
   *
   * <p>Requests that are wrong on purpose must be sent without it.
   */
  public static Filter filter(String service) {
    return new ContractFilter(
        OpenApiInteractionValidator.createForSpecificationUrl(
                documentOf(service).toUri().toString())
            .withLevelResolver(
                LevelResolver.create()
                    // The bearer token is checked by the service, and tested by EndpointWalk.
                    .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                    .build())
            .build());
  }

  /**
   * The document parses without complaint, and each operation has a summary, a description, an
   * example of its request, and for each answer that has a body a schema and an example; the
   * answers for errors are there too, at least one with a body.
   */
  public static void assertComplete(String service) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readLocation(documentOf(service).toString(), null, options);
    assertThat(result.getMessages()).as("complaints of the parser").isNullOrEmpty();
    assertThat(gapsOf(result.getOpenAPI())).as("gaps in the document of " + service).isEmpty();
  }

  /** What is missing in a document, each gap with the operation and the answer. */
  static List<String> gapsOf(OpenAPI document) {
    List<String> gaps = new ArrayList<>();
    for (Map.Entry<String, PathItem> path : document.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach(
              (method, operation) ->
                  check(document, method + " " + path.getKey(), operation, gaps));
    }
    return gaps;
  }

  private static void check(OpenAPI document, String name, Operation operation, List<String> gaps) {
    if (isBlank(operation.getSummary())) {
      gaps.add(name + ": no summary");
    }
    if (isBlank(operation.getDescription())) {
      gaps.add(name + ": no description");
    }
    if (operation.getRequestBody() != null) {
      check(document, name + ", request", operation.getRequestBody().getContent(), gaps);
    }
    boolean success = false;
    boolean error = false;
    for (Map.Entry<String, ApiResponse> entry : operation.getResponses().entrySet()) {
      String status = entry.getKey();
      ApiResponse response = resolved(document, entry.getValue());
      boolean isError = status.startsWith("4") || status.startsWith("5");
      success |= !isError;
      if (response == null) {
        gaps.add(name + ", " + status + ": refers to nothing");
      } else if (response.getContent() != null || !(isError || MAY_BE_EMPTY.contains(status))) {
        check(document, name + ", " + status, response.getContent(), gaps);
        error |= isError;
      }
    }
    if (!success) {
      gaps.add(name + ": no answer for success");
    }
    if (!error) {
      gaps.add(name + ": no answer for errors");
    }
  }

  private static void check(
      OpenAPI document, String name, @Nullable Content content, List<String> gaps) {
    if (content == null || content.isEmpty()) {
      gaps.add(name + ": no content");
      return;
    }
    if (content.values().stream().anyMatch(media -> media.getSchema() == null)) {
      gaps.add(name + ": no schema");
    }
    if (!hasExample(document, content)) {
      gaps.add(name + ": no example");
    }
  }

  private static @Nullable ApiResponse resolved(OpenAPI document, ApiResponse response) {
    String reference = response.get$ref();
    if (reference == null) {
      return response;
    }
    Map<String, ApiResponse> shared = document.getComponents().getResponses();
    return shared == null ? null : shared.get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static boolean hasExample(OpenAPI document, @Nullable Content content) {
    if (content == null) {
      return false;
    }
    return content.values().stream().anyMatch(media -> hasExample(document, media));
  }

  private static boolean hasExample(OpenAPI document, MediaType media) {
    if (media.getExample() != null
        || (media.getExamples() != null && !media.getExamples().isEmpty())) {
      return true;
    }
    String reference = media.getSchema() == null ? null : media.getSchema().get$ref();
    if (reference == null || document.getComponents() == null) {
      return media.getSchema() != null && hasExample(media.getSchema());
    }
    Schema<?> schema =
        document
            .getComponents()
            .getSchemas()
            .get(reference.substring(reference.lastIndexOf('/') + 1));
    return schema != null && hasExample(schema);
  }

  /** OpenAPI 3.0 has one, 3.1 a list of them. */
  private static boolean hasExample(Schema<?> schema) {
    return schema.getExample() != null
        || (schema.getExamples() != null && !schema.getExamples().isEmpty());
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
