package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.Application;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.place.Provinces;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/**
 * Reads a flat application of the portal into the canonical form; lenient in form, strict in
 * meaning.
 */
@ApplicationScoped
class ApplicationReader {
  private static final Pattern CUSTOMER_CODE = Pattern.compile("P[A-Z][A-Z0-9]{2}\\d{7,9}");
  private static final Pattern COMMUNE = Pattern.compile("\\d{5}");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d{9,14}");

  /**
   * How far ahead of ours the portal's clock may be. request-service allows five minutes by its own
   * clock, and must not refuse what was taken in here.
   */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(4);

  /** Most characters of a list or an object as JSON, so that the application stays in its limit. */
  private static final int LONGEST_CONTAINER = 30_000;

  /** Where a message may name the place of use, the likeliest first. */
  private static final List<String> PLACES =
      List.of("DiaChiSuDungDien", "DiaChi", "DiaChiDoanhNghiep");

  private static final String UNCHANGEABLE =
      "không thể sửa đổi bằng hồ sơ bổ sung; đề nghị rút và nộp hồ sơ mới";

  private final Procedures procedures;
  private final Provinces provinces;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  ApplicationReader(Procedures procedures, Provinces provinces, ObjectMapper json, Clock clock) {
    this.procedures = procedures;
    this.provinces = provinces;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Reads an application without its papers.
   *
   * @return null if there are faults, which are added
   */
  @Nullable Application read(PortalFields message, Faults faults) {
    String code = message.text("MaHoSo");
    if (code.isEmpty()) {
      faults.missing("MaHoSo");
    } else if (!DossierCode.isValid(code)) {
      faults.add("MaHoSo", "không đúng dạng mã hồ sơ");
    }
    return read(message, code, applicant(message, faults), faults);
  }

  /**
   * Reads an application whose identifier and applicant are known otherwise.
   *
   * @return null if there are faults, which are added
   */
  @Nullable Application read(
      PortalFields message, String code, @Nullable Applicant applicant, Faults faults) {
    OffsetDateTime submittedAt = submittedAt(message, faults);
    Procedure procedure = procedure(message, faults);
    PlaceOfUse place = place(message, submittedAt, faults);
    TextCheck.check(message, faults);
    if (procedure == null) {
      return null;
    }
    // The fields of the procedure are read whatever is wrong with the others: every fault is named.
    String customerCode = customerCode(message, procedure, faults);
    Map<String, Object> details = details(message, procedure, faults);
    String variant = variant(message, procedure);
    if (applicant != null && !procedure.mayApply(variant, applicant.kind())) {
      faults.add("LoaiDoiTuong", "đối tượng này không được nộp hồ sơ của thủ tục");
    }
    if (submittedAt == null || applicant == null || place == null || !faults.isEmpty()) {
      return null;
    }
    return new Application(
        procedure.service(),
        variant,
        Channel.PORTAL,
        code,
        null,
        submittedAt,
        applicant,
        place,
        customerCode,
        details,
        List.of());
  }

  /** The fields of a procedure that a message holds, under their canonical names. */
  Map<String, Object> details(PortalFields message, Procedure procedure, Faults faults) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (Procedure.Field field : procedure.fields()) {
      if (message.has(field.portal())) {
        value(message, field, faults).ifPresent(value -> details.put(field.canonical(), value));
      } else if (field.required()) {
        faults.missing(field.portal());
      }
    }
    List<String> atLeastOne = Objects.requireNonNullElse(procedure.atLeastOne(), List.of());
    if (!atLeastOne.isEmpty() && atLeastOne.stream().noneMatch(message::has)) {
      faults.missing(String.join(" hoặc ", atLeastOne));
    }
    return details;
  }

  /** The same for a message that holds only what changes. */
  Map<String, Object> changes(PortalFields message, String procedureCode, Faults faults) {
    Map<String, Object> details = new LinkedHashMap<>();
    procedures
        .find(procedureCode)
        .ifPresent(
            procedure -> {
              for (Procedure.Field field : procedure.fields()) {
                if (message.has(field.portal())) {
                  value(message, field, faults)
                      .ifPresent(value -> details.put(field.canonical(), value));
                }
              }
            });
    return details;
  }

  /** What a message that holds only what changes says of the applicant; null if nothing. */
  static @Nullable ApplicantChanges applicantChanges(PortalFields changes, Faults faults) {
    String company = changes.text("TenThuongNhan");
    String name = company.isEmpty() ? changes.text("ChuHoSo") : company;
    Applicant.Identity identity =
        changes.has("MaSoThue") || changes.has("DinhDanhCHS")
            ? identity(changes, Applicant.Kind.CITIZEN, faults)
            : null;
    String phone = phone(changes, faults);
    String email = changes.has("Email") ? changes.text("Email") : null;
    return name.isEmpty() && identity == null && phone == null && email == null
        ? null
        : new ApplicantChanges(name.isEmpty() ? null : name, identity, phone, email);
  }

  /** The place of use in such a message; null if it holds none. */
  @Nullable PlaceOfUse changedPlace(
      PortalFields changes, @Nullable OffsetDateTime at, Faults faults) {
    return PLACES.stream().anyMatch(changes::has) ? place(changes, at, faults) : null;
  }

  /**
   * Names what a later message says otherwise than the first and what cannot change: who applies in
   * what capacity, for which customer, in which case of the procedure.
   *
   * @param first the message that the dossier began with; null if it is not kept
   */
  void unchanged(
      PortalFields changes, @Nullable PortalFields first, String procedureCode, Faults faults) {
    if (first == null) {
      return;
    }
    for (String field : List.of("MaKhachHang", "LoaiDoiTuong", "MaDoiTuong")) {
      if (changes.has(field) && !changes.text(field).equals(first.text(field))) {
        faults.add(field, UNCHANGEABLE);
      }
    }
    procedures
        .find(procedureCode)
        .filter(procedure -> procedure.variantFrom() != null)
        .ifPresent(
            procedure -> {
              String field = Objects.requireNonNull(procedure.variantFrom()).field();
              if (changes.has(field)
                  && !variant(changes, procedure).equals(variant(first, procedure))) {
                faults.add(field, UNCHANGEABLE);
              }
            });
  }

  /** A known dossier stays one of its procedure: no later message makes another of it. */
  void sameProcedure(PortalFields message, String known, Faults faults) {
    String code = message.text("MaTTHC");
    if (!code.isEmpty() && !code.equals(known)) {
      faults.add("MaTTHC", "hồ sơ này thuộc thủ tục " + known);
    }
  }

  private Optional<Object> value(PortalFields message, Procedure.Field field, Faults faults) {
    String name = field.portal();
    JsonNode node = message.node(name);
    if (field.type() == Procedure.Type.LIST || field.type() == Procedure.Type.OBJECT) {
      return container(node, field, faults);
    }
    if (!node.isValueNode()) {
      faults.add(name, "phải là một giá trị, không phải danh sách hay đối tượng");
      return Optional.empty();
    }
    String text = message.text(name);
    if (!field.allows(text)) {
      faults.add(name, "phải là một trong các giá trị " + field.allowed());
      return Optional.empty();
    }
    return switch (field.type()) {
      case TEXT -> text(text, field, faults);
      case INTEGER -> integer(text, field, faults);
      case DECIMAL -> decimal(text, field, faults);
      case DATE -> date(text, field, faults);
      case FLAG -> Optional.of(message.isTrue(name));
      case LIST, OBJECT -> throw new IllegalStateException("read above");
    };
  }

  private static Optional<Object> text(String text, Procedure.Field field, Faults faults) {
    int longest = Objects.requireNonNull(field.maxLength());
    if (text.codePointCount(0, text.length()) > longest) {
      faults.add(field.portal(), "không quá " + longest + " ký tự");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private static Optional<Object> integer(String text, Procedure.Field field, Faults faults) {
    if (!text.matches("\\d{1,6}")) {
      faults.add(field.portal(), "phải là số nguyên");
      return Optional.empty();
    }
    Integer value = Integer.valueOf(text);
    Integer minimum = field.minimum();
    if (minimum != null && value < minimum) {
      faults.add(field.portal(), "phải từ " + minimum + " trở lên");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static Optional<Object> decimal(String text, Procedure.Field field, Faults faults) {
    if (!text.matches("\\d{1,9}([.,]\\d{1,3})?")) {
      faults.add(field.portal(), "phải là số");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text.replace(',', '.')).toPlainString());
  }

  private static Optional<Object> date(String text, Procedure.Field field, Faults faults) {
    Optional<OffsetDateTime> time = PortalTime.parse(text.length() == 8 ? text + "000000" : text);
    if (time.isEmpty()) {
      faults.add(field.portal(), "không phải là ngày hợp lệ (yyyyMMddHHmmss)");
    }
    return time.map(t -> t.toLocalDate().toString());
  }

  /** A list, or a single object in place of one; or an object. */
  private Optional<Object> container(JsonNode node, Procedure.Field field, Faults faults) {
    boolean list = field.type() == Procedure.Type.LIST;
    if (!node.isObject() && !(list && node.isArray())) {
      faults.add(field.portal(), list ? "phải là danh sách" : "phải là đối tượng");
      return Optional.empty();
    }
    JsonNode value = list && node.isObject() ? json.createArrayNode().add(node) : node;
    int most = Objects.requireNonNull(field.maxSize());
    if (value.size() > most) {
      faults.add(field.portal(), "không quá " + most + (list ? " mục" : " trường"));
      return Optional.empty();
    }
    if (value.toString().length() > LONGEST_CONTAINER) {
      faults.add(field.portal(), "không quá " + LONGEST_CONTAINER + " ký tự");
      return Optional.empty();
    }
    return Optional.of(json.convertValue(value, Object.class));
  }

  private @Nullable Procedure procedure(PortalFields message, Faults faults) {
    String code = message.text("MaTTHC");
    if (code.isEmpty()) {
      faults.missing("MaTTHC");
      return null;
    }
    Optional<Procedure> procedure = procedures.find(code);
    if (procedure.isEmpty()) {
      faults.add("MaTTHC", "thủ tục " + code + " không được hỗ trợ");
    } else if (procedures.isClosed(code)) {
      faults.add("MaTTHC", "thủ tục " + code + " tạm ngừng tiếp nhận");
    }
    return procedure.orElse(null);
  }

  private static String variant(PortalFields message, Procedure procedure) {
    Procedure.VariantFrom from = procedure.variantFrom();
    if (from == null) {
      return procedure.variant();
    }
    return from.values().getOrDefault(message.text(from.field()), procedure.variant());
  }

  private @Nullable OffsetDateTime submittedAt(PortalFields message, Faults faults) {
    String text = message.text("NgayNopHoSo");
    if (text.isEmpty()) {
      faults.missing("NgayNopHoSo");
      return null;
    }
    Optional<OffsetDateTime> time = PortalTime.parse(text);
    if (time.isEmpty()) {
      faults.add("NgayNopHoSo", "không phải là thời điểm hợp lệ (yyyyMMddHHmmss)");
    } else if (time.get().isAfter(OffsetDateTime.now(clock).plus(CLOCK_SKEW))) {
      faults.add("NgayNopHoSo", "là thời điểm trong tương lai");
    }
    return time.orElse(null);
  }

  private static @Nullable String customerCode(
      PortalFields message, Procedure procedure, Faults faults) {
    String code = message.text("MaKhachHang");
    if (code.isEmpty()) {
      if (procedure.customerCodeRequired()) {
        faults.missing("MaKhachHang");
      }
      return null;
    }
    if (!CUSTOMER_CODE.matcher(code).matches()) {
      faults.add("MaKhachHang", "không đúng dạng mã khách hàng");
    }
    return code;
  }

  private static @Nullable Applicant applicant(PortalFields message, Faults faults) {
    Applicant.Kind kind =
        switch (message.text("LoaiDoiTuong")) {
          // The proven message of a company (wire contract, 2.6) does not say what it is.
          case "" ->
              message.has("TenThuongNhan") ? Applicant.Kind.BUSINESS : Applicant.Kind.CITIZEN;
          case "1" -> Applicant.Kind.CITIZEN;
          case "2" -> Applicant.Kind.BUSINESS;
          case "3" -> Applicant.Kind.STATE_AGENCY;
          case "4" -> Applicant.Kind.ORGANISATION;
          default -> null;
        };
    if (kind == null) {
      faults.add("LoaiDoiTuong", "phải là 1, 2, 3 hoặc 4");
      return null;
    }
    boolean company = message.has("TenThuongNhan");
    String nameField = company || kind != Applicant.Kind.CITIZEN ? "TenThuongNhan" : "ChuHoSo";
    String name =
        message.text(nameField).isEmpty() ? message.text("ChuHoSo") : message.text(nameField);
    if (name.isEmpty()) {
      faults.missing(nameField);
    }
    return new Applicant(
        kind,
        name,
        identity(message, kind, faults),
        phone(message, faults),
        message.has("Email") ? message.text("Email") : null,
        message.has("MaDoiTuong") ? message.text("MaDoiTuong") : null);
  }

  private static Applicant.@Nullable Identity identity(
      PortalFields message, Applicant.Kind kind, Faults faults) {
    if (message.has("MaSoThue")) {
      String number = message.text("MaSoThue");
      if (!number.matches("\\d{10}(-\\d{3})?")) {
        faults.add("MaSoThue", "mã số thuế phải có 10 chữ số, hoặc 10 chữ số, dấu '-' và 3 chữ số");
      }
      return new Applicant.Identity(Applicant.IdentityKind.TAX_CODE, number);
    }
    List<PortalFields> papers = message.list("DinhDanhCHS");
    if (papers.isEmpty()) {
      faults.missing(kind == Applicant.Kind.CITIZEN ? "DinhDanhCHS" : "MaSoThue");
      return null;
    }
    PortalFields paper = papers.get(0);
    String number = paper.text("SoDinhDanh");
    if (paper.text("LoaiDinhDanh").equals("2")) {
      if (!number.matches("\\d{9}")) {
        faults.add("DinhDanhCHS.SoDinhDanh", "số chứng minh nhân dân phải có 9 chữ số");
      }
      return new Applicant.Identity(Applicant.IdentityKind.OLD_ID, number);
    }
    if (!number.matches("\\d{12}")) {
      faults.add("DinhDanhCHS.SoDinhDanh", "số định danh phải có 12 chữ số");
    }
    return new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, number);
  }

  private static @Nullable String phone(PortalFields message, Faults faults) {
    for (String field : List.of("SoDienThoai", "SoDienThoaiNguoiLienHe", "DienThoai")) {
      String phone = message.text(field).replaceAll("[ .-]", "");
      if (!phone.isEmpty()) {
        if (!PHONE.matcher(phone).matches()) {
          faults.add(field, "số điện thoại không hợp lệ");
        }
        return phone;
      }
    }
    return null;
  }

  private @Nullable PlaceOfUse place(
      PortalFields message, @Nullable OffsetDateTime submittedAt, Faults faults) {
    OffsetDateTime at = submittedAt == null ? OffsetDateTime.now(clock) : submittedAt;
    LocalDate day = at.atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
    for (String field : PLACES) {
      if (message.has(field)) {
        PortalFields place = message.fields(field);
        if (!provinces.isServed(place.text("MaTinh"), day)) {
          faults.add(
              field + ".MaTinh",
              "không phải là mã tỉnh, thành phố được cung cấp điện vào ngày nộp");
        }
        if (!COMMUNE.matcher(place.text("MaXa")).matches()) {
          faults.add(field + ".MaXa", "phải có 5 chữ số");
        }
        return new PlaceOfUse(
            place.text("MaTinh"),
            place.has("MaHuyen") ? place.text("MaHuyen") : null,
            place.text("MaXa"),
            place.text("DiaChiChiTiet"));
      }
    }
    faults.missing("DiaChiSuDungDien");
    return null;
  }
}
