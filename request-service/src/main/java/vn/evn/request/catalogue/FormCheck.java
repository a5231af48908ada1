package vn.evn.request.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds the form of a service against what form builders need of it. */
final class FormCheck {
  private FormCheck() {}

  static List<String> faultsOf(ServiceDefinition service) {
    List<String> faults = new ArrayList<>();
    JsonNode details = service.details();
    JsonNode properties = details.path("properties");
    if (!details.path("type").asText().equals("object") || !properties.isObject()) {
      faults.add("details are no JSON Schema of an object");
    }
    for (JsonNode required : details.path("required")) {
      if (!properties.has(required.asText())) {
        faults.add("details require " + required.asText() + ", which is not described");
      }
    }
    properties
        .properties()
        .forEach(
            field -> {
              if (field.getValue().path("title").asText().isBlank()
                  || field.getValue().path(FormSchemas.ENGLISH_TITLE).asText().isBlank()) {
                faults.add("field " + field.getKey() + " has no title in both languages");
              }
            });
    if (faults.isEmpty()) {
      faults.addAll(schemaFaults(details));
    }
    return faults;
  }

  /** What makes the form no valid schema, or one that cannot be used, such as a wrong pattern. */
  private static List<String> schemaFaults(JsonNode details) {
    List<String> faults = new ArrayList<>();
    FormSchemas.metaSchema()
        .validate(details)
        .forEach(message -> faults.add("details are no JSON Schema: " + message.getMessage()));
    if (faults.isEmpty()) {
      try {
        FormSchemas.factory().getSchema(details).initializeValidators();
      } catch (RuntimeException e) {
        // Whatever the library throws, applications would meet it.
        faults.add("details cannot be used as a form: " + e.getMessage());
      }
    }
    return faults;
  }
}
