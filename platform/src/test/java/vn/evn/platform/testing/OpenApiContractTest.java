package vn.evn.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiContractTest {
  @Test
  void findsEveryGapOfADocument() {
    assertThat(gapsOfAnEmptyOne())
        .containsExactlyInAnyOrder(
            "POST /a: no summary",
            "POST /a: no description",
            "POST /a, request: no example",
            "POST /a, 200: no content",
            "POST /a: no answer for errors");
    // An example of the request is none of the answer.
    assertThat(
            gaps(
                "{\"application/json\": {\"example\": {}}}",
                "{\"application/json\": {\"schema\": {\"type\": \"object\"}}}",
                "{\"application/json\": {\"schema\": {\"type\": \"object\"}}}"))
        .containsExactlyInAnyOrder(
            "POST /a, request: no schema", "POST /a, 200: no example", "POST /a, 400: no example");
    String whole = "{\"application/json\": {\"schema\": {\"type\": \"object\"}, \"example\": {}}}";
    assertThat(gaps(whole, whole, whole)).isEmpty();
  }

  private static List<String> gapsOfAnEmptyOne() {
    return gapsOf(
        "\"requestBody\": {\"content\": {\"application/json\": {\"schema\": {\"type\":"
            + " \"object\"}}}}, \"responses\": {\"200\": {\"description\": \"d\"}}");
  }

  private static List<String> gaps(String request, String success, String error) {
    return gapsOf(
        "\"summary\": \"s\", \"description\": \"d\", \"requestBody\": {\"content\": "
            + request
            + "}, \"responses\": {\"200\": {\"description\": \"d\", \"content\": "
            + success
            + "}, \"400\": {\"$ref\": \"#/components/responses/Bad\"}}",
        error);
  }

  private static List<String> gapsOf(String operation) {
    return gapsOf(operation, "{}");
  }

  private static List<String> gapsOf(String operation, String error) {
    OpenAPI document =
        new OpenAPIV3Parser()
            .readContents(
                "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"t\", \"version\": \"1\"},"
                    + " \"paths\": {\"/a\": {\"post\": {"
                    + operation
                    + "}}}, \"components\": {\"responses\": {\"Bad\": {\"description\": \"d\","
                    + " \"content\": "
                    + error
                    + "}}}}")
            .getOpenAPI();
    return OpenApiContract.gapsOf(document);
  }
}
