package vn.evn.request.catalogue;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;

/** Reads the forms of services: JSON Schema 2020-12 with a title in a second language. */
public final class FormSchemas {
  /** Keyword of the English title; {@code title} is Vietnamese. */
  public static final String ENGLISH_TITLE = "x-title-en";

  private FormSchemas() {}

  /** The schema that every form has to follow. */
  static JsonSchema metaSchema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(SchemaLocation.of(SchemaId.V202012));
  }

  /** A factory that knows the keyword and ignores it when it checks a form. */
  public static JsonSchemaFactory factory() {
    JsonSchemaFactory standard = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    JsonMetaSchema withTitles =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword(ENGLISH_TITLE))
            .build();
    return JsonSchemaFactory.builder(standard).metaSchema(withTitles).build();
  }
}
