package vn.evn.platform.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.JsonValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/**
 * Holds each call against an API document.
 *
 * <p>A member that is null means the same as one that is absent, in every API of ours. OpenAPI 3.0
 * cannot say "null or a reference", so nulls are taken out before a body is checked; a required
 * member that is null is then found missing.
 */
final class ContractFilter implements Filter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OpenApiInteractionValidator validator;

  ContractFilter(OpenApiInteractionValidator validator) {
    this.validator = validator;
  }

  @Override
  public io.restassured.response.Response filter(
      FilterableRequestSpecification call,
      FilterableResponseSpecification expectation,
      FilterContext context) {
    io.restassured.response.Response answer = context.next(call, expectation);
    ValidationReport report =
        validator.validate(
            withoutNulls(RestAssuredRequest.of(call)),
            withoutNulls(RestAssuredResponse.of(answer)));
    if (report.hasErrors()) {
      throw new AssertionError(
          "not as documented: " + JsonValidationReportFormat.getInstance().apply(report));
    }
    return answer;
  }

  private static Request withoutNulls(Request request) {
    SimpleRequest.Builder copy =
        new SimpleRequest.Builder(request.getMethod(), request.getPath(), true);
    request.getHeaders().forEach((name, values) -> copy.withHeader(name, values.stream().toList()));
    request
        .getQueryParameters()
        .forEach(
            name ->
                copy.withQueryParam(name, request.getQueryParameterValues(name).stream().toList()));
    request.getRequestBody().map(ContractFilter::stripped).ifPresent(copy::withBody);
    return copy.build();
  }

  private static Response withoutNulls(Response response) {
    SimpleResponse.Builder copy = SimpleResponse.Builder.status(response.getStatus());
    response.getContentType().ifPresent(copy::withContentType);
    response.getResponseBody().map(ContractFilter::stripped).ifPresent(copy::withBody);
    return copy.build();
  }

  private static String stripped(Body body) {
    try {
      String text = body.toString(StandardCharsets.UTF_8);
      return Optional.of(text)
          .filter(t -> t.stripLeading().startsWith("{") || t.stripLeading().startsWith("["))
          .map(ContractFilter::strippedJson)
          .orElse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String strippedJson(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      strip(tree);
      return tree.toString();
    } catch (IOException e) {
      // Not JSON after all: the validator says so better.
      return text;
    }
  }

  private static void strip(JsonNode node) {
    for (Iterator<JsonNode> children = node.iterator(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (child.isNull() && node.isObject()) {
        children.remove();
      } else {
        strip(child);
      }
    }
  }
}
