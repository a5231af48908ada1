package vn.evn.billing.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.platform.problem.ProblemException;

/** The form of a call that asks what would be if. */
@Schema(
    name = "WhatIfCall",
    description = "What the bills of a period would be by other rules",
    requiredProperties = {"billPeriod"})
public record WhatIfCall(
    @Schema(description = "Calendar month of the bills", examples = "2020-05") String billPeriod,
    @Schema(description = "The power unit; absent: all") @Nullable String unit,
    @Schema(description = "The customer group; absent: all") @Nullable String customerGroup,
    @Schema(
            description =
                "The programmes that act instead, by identifier; an empty list: none; absent: all that"
                    + " are known, those of files too")
        @Nullable Set<String> programmes,
    @Schema(
            description =
                "Further files as the operator's folder would hold them, by name: a draft programme"
                    + " (programmes/*.json) or price book (price-books/*.csv). At most 5.")
        @Nullable Map<String, String> files,
    @Schema(
            description = "Looks at every n-th block of 1,000 points; default 1",
            defaultValue = "1")
        @Nullable Integer oneIn) {

  private static final int MOST_FILES = 5;

  /** What a body says. */
  record Read(
      YearMonth billPeriod,
      @Nullable String unit,
      @Nullable String customerGroup,
      @Nullable Set<String> programmes,
      Map<String, String> files,
      int oneIn) {}

  /**
   * Reads a body.
   *
   * @throws ProblemException (400) if it is no JSON object, (422) with every fault of its form
   */
  static Read read(@Nullable JsonNode body) {
    JsonFields fields = JsonFields.of(body);
    fields.require("billPeriod");
    YearMonth period = fields.month("billPeriod");
    String unit = fields.text("unit");
    String group = fields.text("customerGroup");
    Set<String> programmes = fields.texts("programmes");
    Integer oneIn = fields.count("oneIn");
    fields.object("files");
    if (oneIn != null && (oneIn < 1 || oneIn > 100_000)) {
      fields.fault("oneIn", "must be from 1 to 100,000");
    }
    Map<String, String> files = new LinkedHashMap<>();
    JsonNode given = body == null ? null : body.get("files");
    if (given != null && given.isObject()) {
      given
          .fields()
          .forEachRemaining(
              file -> {
                String name = file.getKey();
                if (!name.matches(
                        "(programmes/[\\w-]{1,80}\\.json)|(price-books/[\\w-]{1,80}\\.csv)")
                    || !file.getValue().isTextual()) {
                  fields.fault(
                      "files", "must be programmes/*.json or price-books/*.csv, each as a text");
                }
                files.put(name, file.getValue().asText());
              });
    }
    if (files.size() > MOST_FILES) {
      fields.fault("files", "must be at most " + MOST_FILES);
    }
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    if (period == null) {
      throw new IllegalStateException("required fields were checked");
    }
    boolean named = body != null && body.has("programmes") && !body.get("programmes").isNull();
    return new Read(
        period, unit, group, named ? programmes : null, files, oneIn == null ? 1 : oneIn);
  }
}
