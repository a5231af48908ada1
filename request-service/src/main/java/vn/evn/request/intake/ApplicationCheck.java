package vn.evn.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.EventSchemas;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.FormSchemas;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.unit.PowerUnits;
import vn.evn.request.work.RequestWork;
import vn.evn.request.work.Services;

/**
 * Checks an application in canonical form: its shape by the JSON Schema of the contract, its
 * details by the schema of the service, and its meaning. All faults are found at once.
 */
@ApplicationScoped
class ApplicationCheck {
  private static final JsonSchemaFactory SCHEMAS = FormSchemas.factory();
  private static final Pattern CUSTOMER_CODE = Pattern.compile("P[A-Z][A-Z0-9]{2}\\d{7,9}");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d{9,14}");
  private static final Map<String, Pattern> IDENTITY =
      Map.of(
          "CITIZEN_ID", Pattern.compile("\\d{12}"),
          "OLD_ID", Pattern.compile("\\d{9}"),
          "PASSPORT", Pattern.compile("[A-Z0-9]{6,12}"),
          "TAX_CODE", Pattern.compile("\\d{10}(-\\d{3})?"));
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int MAX_EXTERNAL_ID = 100;
  static final int MAX_DOCUMENTS = 30;

  /** Well below what an event may have, since a request grows with its supplements. */
  private static final int MAX_CHARACTERS = 200_000;

  /** Names and addresses; far less than a request may have. */
  private static final int MAX_CORRECTION = 10_000;

  /** Forms have three levels or four. */
  private static final int MAX_DEPTH = 30;

  /** A character written as {@code \\u0000}. */
  private static final int LONGEST_ESCAPE = 6;

  /** A word, or the signs around a text or a list. */
  private static final int LONGEST_WORD = 5;

  private static final SchemaValidatorsConfig POINTERS =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

  /** What is said of a member that is missing. */
  static final String REQUIRED = "is required";

  private final Map<String, JsonSchema> details = new ConcurrentHashMap<>();
  private final JsonSchema shape;
  private final ServiceCatalogue catalogue;
  private final PowerUnits units;
  private final Clock clock;

  @Inject
  ApplicationCheck(ServiceCatalogue catalogue, PowerUnits units, Clock clock) {
    this.catalogue = catalogue;
    this.units = units;
    this.clock = clock;
    String name = EventSchemas.of(ApplicationEvents.SUBMITTED);
    String file = "schemas/" + name.substring(name.lastIndexOf(':') + 1) + ".json";
    this.shape =
        SCHEMAS.getSchema(
            ApplicationCheck.class.getClassLoader().getResourceAsStream(file), POINTERS);
  }

  /** Every fault, by JSON pointer; empty if the application can become a request. */
  List<FieldError> faultsOf(JsonNode application) {
    List<FieldError> faults = new ArrayList<>();
    checkForm(application, "", 0, faults);
    if (!faults.isEmpty()) {
      // The schemas cannot look at such a number, and nobody reads what lies so deep.
      return faults;
    }
    for (ValidationMessage message : shape.validate(application)) {
      faults.add(fault("", message));
    }
    checkService(application, faults);
    checkApplicant(application.path("applicant"), faults);
    checkPlace(application, faults);
    checkIdentifiers(application, faults);
    checkSize(application, faults);
    checkText(application, "", faults);
    return faults.stream().distinct().toList();
  }

  /**
   * The faults of the details of a request as they are after a supplement.
   *
   * @param details all of them
   */
  List<FieldError> detailFaults(RequestFile file, JsonNode details) {
    List<FieldError> faults = formFaults(details);
    if (!faults.isEmpty()) {
      return faults;
    }
    return detailsOf(Services.of(catalogue, file)).validate(details).stream()
        .map(message -> fault("/details", message))
        .toList();
  }

  /** Where the details of a request lie too deep or hold what is no number. */
  List<FieldError> formFaults(JsonNode details) {
    List<FieldError> faults = new ArrayList<>();
    checkForm(details, "/details", 1, faults);
    return faults;
  }

  /**
   * The faults of papers that are added to a request. What an upload tells of itself is not missed
   * here.
   */
  List<FieldError> documentFaults(ArrayNode documents) {
    List<FieldError> faults = new ArrayList<>();
    ObjectNode alone = JsonNodeFactory.instance.objectNode();
    alone.set("documents", documents);
    shape.validate(alone).stream()
        .map(message -> fault("", message))
        .filter(fault -> fault.pointer().startsWith("/documents/"))
        .filter(fault -> !fault.detail().equals(REQUIRED))
        .forEach(faults::add);
    if (documents.size() > MAX_DOCUMENTS) {
      faults.add(new FieldError("/documents", "must hold at most " + MAX_DOCUMENTS));
    }
    for (int i = 0; i < documents.size(); i++) {
      if (!documents.get(i).path("id").isTextual()) {
        faults.add(new FieldError("/documents/" + i + "/id", REQUIRED));
      }
    }
    return faults;
  }

  /**
   * The faults of what is corrected of the applicant and the place of use. What is not told of the
   * applicant stays as it is.
   *
   * @param given with {@code applicant} or {@code placeOfUse} or both
   */
  List<FieldError> correctionFaults(ObjectNode given) {
    List<FieldError> faults = new ArrayList<>();
    checkForm(given, "", 0, faults);
    if (!faults.isEmpty()) {
      return faults;
    }
    shape.validate(given).stream()
        .map(message -> fault("", message))
        .filter(
            fault ->
                fault.pointer().startsWith("/applicant")
                    || fault.pointer().startsWith("/placeOfUse"))
        .filter(fault -> given.has(fault.pointer().split("/")[1]))
        .filter(
            fault ->
                !fault.detail().equals(REQUIRED)
                    || !(fault.pointer().equals("/applicant/kind")
                        || fault.pointer().equals("/applicant/name")))
        .forEach(faults::add);
    checkApplicant(given.path("applicant"), faults);
    checkText(given, "", faults);
    if (given.toString().length() > MAX_CORRECTION) {
      faults.add(new FieldError("", "is larger than " + MAX_CORRECTION + " characters"));
    }
    return faults.stream().distinct().toList();
  }

  private void checkService(JsonNode application, List<FieldError> faults) {
    String code = application.path("serviceType").asText();
    if (code.isEmpty()) {
      return;
    }
    if (catalogue.find(code).isEmpty()) {
      faults.add(
          new FieldError(
              "/serviceType",
              "unknown; one of " + catalogue.all().stream().map(ServiceDefinition::code).toList()));
      return;
    }
    Optional<ServiceDefinition> found = catalogue.find(code, submittedOn(application));
    if (found.isEmpty()) {
      faults.add(new FieldError("/serviceType", "is not offered on the day of submission"));
      return;
    }
    ServiceDefinition service = found.get();
    String variant = application.path("variant").asText("");
    if (variant.isEmpty() || variant.equals("null")) {
      if (service.variants().size() > 1) {
        faults.add(new FieldError("/variant", "is required; one of " + variantsOf(service)));
      }
    } else if (service.variant(variant).isEmpty()) {
      faults.add(new FieldError("/variant", "unknown; one of " + variantsOf(service)));
    }
    checkApplicantKind(application, service, variant, faults);
    if (service.requiresCustomerCode() && !application.path("customerCode").isTextual()) {
      faults.add(new FieldError("/customerCode", "is required for " + code));
    }
    for (ValidationMessage message : detailsOf(service).validate(application.path("details"))) {
      faults.add(fault("/details", message));
    }
  }

  /** Making a schema ready costs a hundred times what a check by it costs. */
  private JsonSchema detailsOf(ServiceDefinition service) {
    return details.computeIfAbsent(
        service.code() + "-" + service.version(),
        edition -> SCHEMAS.getSchema(service.details(), POINTERS));
  }

  /** The day of submission; today where it cannot be read, which is a fault of its own. */
  private LocalDate submittedOn(JsonNode application) {
    try {
      return OffsetDateTime.parse(application.path("submittedAt").asText())
          .atZoneSameInstant(BusinessTime.ZONE)
          .toLocalDate();
    } catch (DateTimeException e) {
      return LocalDate.now(clock);
    }
  }

  private static void checkApplicantKind(
      JsonNode application, ServiceDefinition service, String variant, List<FieldError> faults) {
    String kind = application.path("applicant").path("kind").asText();
    for (Applicant.Kind known : Applicant.Kind.values()) {
      if (known.name().equals(kind) && !service.mayApply(variant, known)) {
        faults.add(new FieldError("/applicant/kind", "may not apply for " + service.code()));
      }
    }
  }

  private static List<String> variantsOf(ServiceDefinition service) {
    return service.variants().stream().map(ServiceDefinition.Variant::code).toList();
  }

  private static void checkApplicant(JsonNode applicant, List<FieldError> faults) {
    if (applicant.path("name").isTextual() && applicant.path("name").asText().isBlank()) {
      faults.add(new FieldError("/applicant/name", "must not be blank"));
    }
    JsonNode phone = applicant.path("phone");
    if (phone.isTextual() && !PHONE.matcher(phone.asText()).matches()) {
      faults.add(new FieldError("/applicant/phone", "must be 9 to 14 digits"));
    }
    JsonNode identity = applicant.path("identity");
    String number = identity.path("number").asText("");
    Pattern form = IDENTITY.get(identity.path("kind").asText());
    if (form != null && !form.matcher(number).matches()) {
      faults.add(
          new FieldError("/applicant/identity/number", "has not the form of its kind of paper"));
    }
  }

  private void checkPlace(JsonNode application, List<FieldError> faults) {
    JsonNode province = application.path("placeOfUse").path("provinceCode");
    JsonNode submitted = application.path("submittedAt");
    if (!submitted.isTextual()) {
      return;
    }
    try {
      OffsetDateTime at = OffsetDateTime.parse(submitted.asText());
      if (at.isAfter(OffsetDateTime.now(clock).plus(CLOCK_SKEW))) {
        faults.add(new FieldError("/submittedAt", "lies in the future"));
      }
      if (province.isTextual()
          && units
              .unitOf(province.asText(), at.atZoneSameInstant(BusinessTime.ZONE).toLocalDate())
              .isEmpty()) {
        faults.add(
            new FieldError("/placeOfUse/provinceCode", "is no province that a power unit serves"));
      }
    } catch (DateTimeException e) {
      faults.add(new FieldError("/submittedAt", "must be a time with zone, ISO 8601"));
    }
  }

  private static void checkIdentifiers(JsonNode application, List<FieldError> faults) {
    JsonNode external = application.path("externalId");
    if (external.isTextual()
        && (external.asText().isBlank() || external.asText().length() > MAX_EXTERNAL_ID)) {
      faults.add(
          new FieldError("/externalId", "must have 1 to " + MAX_EXTERNAL_ID + " characters"));
    }
    JsonNode customer = application.path("customerCode");
    if (customer.isTextual() && !CUSTOMER_CODE.matcher(customer.asText()).matches()) {
      faults.add(
          new FieldError(
              "/customerCode", "must be 11 to 13 characters after " + CUSTOMER_CODE.pattern()));
    }
  }

  /** Whether a request stays small enough to be announced, with these details and papers. */
  List<FieldError> sizeFaults(JsonNode details, ArrayNode papers) {
    List<FieldError> faults = new ArrayList<>();
    if (papers.size() > RequestWork.MOST_PAPERS) {
      faults.add(
          new FieldError(
              "/documents", "a request has at most " + RequestWork.MOST_PAPERS + " documents"));
    }
    if (details.toString().length() + papers.toString().length() > MAX_CHARACTERS) {
      faults.add(
          new FieldError("", "makes the request larger than " + MAX_CHARACTERS + " characters"));
    }
    return faults;
  }

  private static void checkSize(JsonNode application, List<FieldError> faults) {
    if (leftAfter(application, MAX_CHARACTERS) < 0
        && application.toString().length() > MAX_CHARACTERS) {
      faults.add(new FieldError("", "is larger than " + MAX_CHARACTERS + " characters"));
    }
    if (application.path("documents").size() > MAX_DOCUMENTS) {
      faults.add(new FieldError("/documents", "must hold at most " + MAX_DOCUMENTS));
    }
  }

  /**
   * What is left of a number of characters after the tree, counting each as if it were escaped;
   * negative if it may not be enough. Much cheaper than writing the tree, and nearly all are small.
   */
  private static int leftAfter(JsonNode node, int left) {
    int rest = left - LONGEST_WORD;
    if (node.isTextual()) {
      return rest - LONGEST_ESCAPE * node.textValue().length();
    }
    if (node.isNumber()) {
      return rest - node.asText().length();
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (rest < 0) {
        return rest;
      }
      rest = leftAfter(field.getValue(), rest - LONGEST_ESCAPE * field.getKey().length());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (rest < 0) {
          return rest;
        }
        rest = leftAfter(element, rest);
      }
    }
    return rest;
  }

  private static void checkForm(JsonNode node, String pointer, int depth, List<FieldError> faults) {
    if (depth > MAX_DEPTH) {
      faults.add(new FieldError(pointer, "lies deeper than " + MAX_DEPTH + " levels"));
      return;
    }
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      faults.add(new FieldError(pointer, "is a number out of range"));
    }
    node.properties()
        .forEach(
            field ->
                checkForm(
                    field.getValue(), pointer + "/" + escaped(field.getKey()), depth + 1, faults));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkForm(node.get(i), pointer + "/" + i, depth + 1, faults);
      }
    }
  }

  /** The database cannot keep the character NUL, and no text has a use for it. */
  private static void checkText(JsonNode node, String pointer, List<FieldError> faults) {
    if (node.isTextual() && node.asText().indexOf('\0') >= 0) {
      faults.add(new FieldError(pointer, "must not hold the character NUL"));
    }
    node.properties()
        .forEach(
            field -> checkText(field.getValue(), pointer + "/" + escaped(field.getKey()), faults));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkText(node.get(i), pointer + "/" + i, faults);
      }
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static FieldError fault(String prefix, ValidationMessage message) {
    String pointer = prefix + message.getInstanceLocation();
    String property = message.getProperty();
    if (property != null && message.getType().equals("required")) {
      return new FieldError(pointer + "/" + escaped(property), REQUIRED);
    }
    String text = message.getMessage();
    int colon = text.indexOf(": ");
    return new FieldError(pointer, colon < 0 ? text : text.substring(colon + 2));
  }
}
