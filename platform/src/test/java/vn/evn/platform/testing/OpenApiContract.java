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
import org.jspecify.annotations.Nullable;

/** Holds a service against its OpenAPI document in {@code docs/api}. */
public final class OpenApiContract {
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
   * example and a problem answer.
   */
  public static void assertComplete(String service) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readLocation(documentOf(service).toString(), null, options);
    assertThat(result.getMessages()).as("complaints of the parser").isNullOrEmpty();
    List<String> faults = new ArrayList<>();
    OpenAPI document = result.getOpenAPI();
    for (Map.Entry<String, PathItem> path : document.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach(
              (method, operation) ->
                  check(document, method + " " + path.getKey(), operation, faults));
    }
    assertThat(faults).as("gaps in the document of " + service).isEmpty();
  }

  private static void check(
      OpenAPI document, String name, Operation operation, List<String> faults) {
    if (isBlank(operation.getSummary())) {
      faults.add(name + ": no summary");
    }
    if (isBlank(operation.getDescription())) {
      faults.add(name + ": no description");
    }
    if (operation.getRequestBody() != null
        && !hasExample(document, operation.getRequestBody().getContent())) {
      faults.add(name + ": no example of the request");
    }
    boolean example = operation.getRequestBody() != null;
    boolean error = false;
    for (Map.Entry<String, ApiResponse> response : operation.getResponses().entrySet()) {
      if (response.getKey().startsWith("2")) {
        example |= hasExample(document, response.getValue().getContent());
      } else {
        error |= response.getValue().getContent() != null;
      }
    }
    if (!example) {
      faults.add(name + ": no example");
    }
    if (!error) {
      faults.add(name + ": no answer for errors");
    }
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
      return media.getSchema() != null && media.getSchema().getExample() != null;
    }
    Schema<?> schema =
        document
            .getComponents()
            .getSchemas()
            .get(reference.substring(reference.lastIndexOf('/') + 1));
    return schema != null && schema.getExample() != null;
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
