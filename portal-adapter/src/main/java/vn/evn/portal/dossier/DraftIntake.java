package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.portal.message.Canonical;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalReply;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.procedure.Procedure;

/**
 * Takes in the form of a person who came from the portal: an application of channel PORTAL that is
 * born here. It is held against the same rules as a pushed one, by being written as such a message.
 */
@ApplicationScoped
public class DraftIntake {
  static final String OPERATION = "DRAFT";

  /** Of the external id; it tells a person that the dossier code is still to come. */
  private static final String PREFIX = "TUCONG-";

  private static final Set<String> FIELDS =
      Set.of(
          "serviceType",
          "variant",
          "channel",
          "externalId",
          "onBehalfBy",
          "submittedAt",
          "applicant",
          "placeOfUse",
          "customerCode",
          "details",
          "documents");

  private static final Pattern PHONE = Pattern.compile("\\+?\\d{9,14}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}");

  private final ApplicationReader reader;
  private final RawMessages raw;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;
  private final ObjectMapper json;

  @Inject
  DraftIntake(
      ApplicationReader reader,
      RawMessages raw,
      Events events,
      Outbox outbox,
      Clock clock,
      ObjectMapper json) {
    this.reader = reader;
    this.raw = raw;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  /** The cases that a procedure may be about. */
  public static List<String> variants(Procedure procedure) {
    Set<String> variants = new LinkedHashSet<>();
    variants.add(procedure.variant());
    Procedure.VariantFrom from = procedure.variantFrom();
    if (from != null) {
      variants.addAll(from.values().values());
    }
    return List.copyOf(variants);
  }

  /**
   * Takes a form in, in the transaction of the caller.
   *
   * @param form canonical application; who applies is not read from it, but for phone and e-mail
   * @param signedOn who applies
   * @param uploads the papers that the form may name
   * @throws ProblemException 422 naming every fault
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Application takeIn(
      JsonNode form, Procedure procedure, Applicant signedOn, List<DocumentReference> uploads) {
    List<FieldError> faults = new ArrayList<>();
    if (!form.isObject()) {
      throw ProblemException.invalidField("", "must be an object");
    }
    form.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                faults.add(new FieldError("/" + name, "không có trong mẫu"));
              }
            });
    same(form, "serviceType", procedure.service(), faults);
    same(form, "channel", "PORTAL", faults);
    Applicant applicant = applicant(form.path("applicant"), signedOn, faults);
    List<DocumentReference> papers = papers(form.path("documents"), uploads, faults);
    String externalId =
        PREFIX + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    Faults found = new Faults();
    TextCheck.check(new PortalFields(form), found);
    Application read = null;
    if (found.isEmpty()) {
      ObjectNode message = message(form, procedure, faults);
      read = reader.read(new PortalFields(message), externalId, applicant, found);
      found.all().forEach(fault -> faults.add(pointed(fault, procedure)));
    } else {
      found
          .all()
          .forEach(fault -> faults.add(new FieldError(pointer(fault.field()), fault.what())));
    }
    if (read == null || !faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
    return publish(form, withPapers(read, papers));
  }

  private Application publish(JsonNode form, Application application) {
    raw.keep(
        application.externalId(),
        OPERATION,
        Canonical.digest(form),
        form,
        PortalReply.STORED,
        RawMessages.STORED);
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.SUBMITTED,
            application.externalId(),
            application));
    return application;
  }

  private static Application withPapers(Application read, List<DocumentReference> papers) {
    return new Application(
        read.serviceType(),
        read.variant(),
        read.channel(),
        read.externalId(),
        null,
        read.submittedAt(),
        read.applicant(),
        read.placeOfUse(),
        read.customerCode(),
        read.details(),
        papers);
  }

  private static void same(JsonNode form, String field, String expected, List<FieldError> faults) {
    JsonNode given = form.path(field);
    if (!given.isMissingNode() && !given.isNull() && !given.asText().equals(expected)) {
      faults.add(new FieldError("/" + field, "phải là " + expected));
    }
  }

  private static Applicant applicant(JsonNode given, Applicant signedOn, List<FieldError> faults) {
    same(given, "name", signedOn.name(), "/applicant/name", faults);
    same(given, "kind", signedOn.kind().name(), "/applicant/kind", faults);
    Applicant.Identity identity = signedOn.identity();
    if (identity != null) {
      same(
          given.path("identity"),
          "number",
          identity.number(),
          "/applicant/identity/number",
          faults);
    }
    String phone =
        chosen(given.path("phone"), signedOn.phone())
            .map(p -> p.replaceAll("[ .-]", ""))
            .orElse(null);
    if (phone != null && !PHONE.matcher(phone).matches()) {
      faults.add(new FieldError("/applicant/phone", "số điện thoại không hợp lệ"));
    }
    String email = chosen(given.path("email"), signedOn.email()).orElse(null);
    if (email != null && !EMAIL.matcher(email).matches()) {
      faults.add(new FieldError("/applicant/email", "địa chỉ thư điện tử không hợp lệ"));
    }
    return new Applicant(
        signedOn.kind(), signedOn.name(), identity, phone, email, signedOn.portalAccountId());
  }

  private static void same(
      JsonNode object, String field, String expected, String pointer, List<FieldError> faults) {
    String given = object.path(field).asText("");
    if (!given.isEmpty() && !given.equals(expected)) {
      faults.add(new FieldError(pointer, "phải là của người đã đăng nhập"));
    }
  }

  private static Optional<String> chosen(JsonNode given, @Nullable String otherwise) {
    String text = given.asText("").strip();
    return text.isEmpty() ? Optional.ofNullable(otherwise) : Optional.of(text);
  }

  private static List<DocumentReference> papers(
      JsonNode named, List<DocumentReference> uploads, List<FieldError> faults) {
    List<DocumentReference> papers = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String id = named.get(i).path("id").asText("");
      Optional<DocumentReference> upload =
          uploads.stream().filter(paper -> paper.id().equals(id)).findFirst();
      if (upload.isEmpty() || papers.contains(upload.get())) {
        faults.add(new FieldError("/documents/" + i + "/id", "không phải là một tệp đã tải lên"));
      } else {
        papers.add(upload.get());
      }
    }
    return papers;
  }

  /** The form as the portal would push it; the applicant is not in it. */
  private ObjectNode message(JsonNode form, Procedure procedure, List<FieldError> faults) {
    ObjectNode message = json.createObjectNode();
    message.put("MaTTHC", procedure.procedure());
    message.put("NgayNopHoSo", PortalTime.format(OffsetDateTime.now(clock)));
    message.put("MaKhachHang", form.path("customerCode").asText(""));
    JsonNode place = form.path("placeOfUse");
    if (place.isObject() && !place.isEmpty()) {
      message
          .putObject("DiaChiSuDungDien")
          .put("MaTinh", place.path("provinceCode").asText(""))
          .put("MaHuyen", place.path("districtCode").asText(""))
          .put("MaXa", place.path("communeCode").asText(""))
          .put("DiaChiChiTiet", place.path("detail").asText(""));
    }
    JsonNode details = form.path("details");
    details
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (procedure.fields().stream().noneMatch(f -> f.canonical().equals(name))) {
                faults.add(new FieldError("/details/" + name, "không có trong mẫu của thủ tục"));
              }
            });
    for (Procedure.Field field : procedure.fields()) {
      JsonNode value = details.path(field.canonical());
      if (!value.isMissingNode() && !value.isNull()) {
        message.set(field.portal(), asPushed(value, field));
      }
    }
    variant(form.path("variant").asText(""), procedure, message, faults);
    return message;
  }

  private JsonNode asPushed(JsonNode value, Procedure.Field field) {
    if (field.type() == Procedure.Type.DATE && value.asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
      return json.getNodeFactory().textNode(value.asText().replace("-", "") + "000000");
    }
    return value.isValueNode() ? json.getNodeFactory().textNode(value.asText()) : value;
  }

  /** Where a field of the portal decides the case, the case that was chosen decides the field. */
  private static void variant(
      String asked, Procedure procedure, ObjectNode message, List<FieldError> faults) {
    List<String> variants = variants(procedure);
    if (!asked.isEmpty() && !variants.contains(asked)) {
      faults.add(new FieldError("/variant", "phải là một trong các giá trị " + variants));
      return;
    }
    Procedure.VariantFrom from = procedure.variantFrom();
    if (from == null) {
      return;
    }
    if (asked.isEmpty()) {
      faults.add(new FieldError("/variant", "bắt buộc phải có"));
      return;
    }
    from.values().entrySet().stream()
        .filter(value -> value.getValue().equals(asked))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(value -> message.put(from.field(), value));
  }

  private static FieldError pointed(Faults.Fault fault, Procedure procedure) {
    String field = fault.field();
    String pointer =
        switch (field) {
          case "MaKhachHang" -> "/customerCode";
          case "DiaChiSuDungDien" -> "/placeOfUse";
          case "DiaChiSuDungDien.MaTinh" -> "/placeOfUse/provinceCode";
          case "DiaChiSuDungDien.MaXa" -> "/placeOfUse/communeCode";
          case "LoaiDoiTuong" -> "/applicant/kind";
          default ->
              procedure.fields().stream()
                  .filter(f -> f.portal().equals(field))
                  .findFirst()
                  .map(f -> "/details/" + f.canonical())
                  .orElse("/details");
        };
    return new FieldError(pointer, fault.what());
  }

  /** The pointer of a path such as {@code details.appliances[0].name}. */
  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
  }
}
