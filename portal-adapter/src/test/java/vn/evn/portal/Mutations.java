package vn.evn.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/**
 * Messages that differ from the examples in one way each, the same at every run, with what the
 * answer has to be.
 */
final class Mutations {
  private static final Path EXAMPLES = Path.of("..", "docs", "portal", "examples");
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private final List<Mutation> all = new ArrayList<>();

  private Mutations() {}

  /**
   * A message.
   *
   * @param field what a refusal has to name; null where the message is to be stored
   */
  record Mutation(String name, ObjectNode message, @Nullable String field) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The example of a procedure, under a new code. */
  static ObjectNode example(String procedure) {
    try {
      ObjectNode example =
          (ObjectNode) Messages.JSON.readTree(EXAMPLES.resolve(procedure + ".json").toFile());
      example.put("MaHoSo", Messages.newCode());
      return example;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Mutation> all() {
    Mutations mutations = new Mutations();
    for (String procedure : new Procedures().codes()) {
      mutations.everyProcedure(procedure);
      mutations.fieldsOf(procedure);
    }
    mutations.texts();
    mutations.times();
    mutations.papers();
    mutations.places();
    return mutations.all;
  }

  private void stored(String name, ObjectNode example, Consumer<ObjectNode> change) {
    change.accept(example);
    all.add(new Mutation(name, example, null));
  }

  private void refused(String name, String field, ObjectNode example, Consumer<ObjectNode> change) {
    change.accept(example);
    all.add(new Mutation(name, example, field));
  }

  /** What any message may look like, and what none may lack. */
  private void everyProcedure(String procedure) {
    stored(procedure + " as it is", example(procedure), m -> {});
    all.add(
        new Mutation(
            procedure + " in lower case",
            renamed(example(procedure), name -> name.toLowerCase(Locale.ROOT)),
            null));
    all.add(
        new Mutation(
            procedure + " in upper case",
            renamed(example(procedure), name -> name.toUpperCase(Locale.ROOT)),
            null));
    all.add(new Mutation(procedure + " in numbers", numbered(example(procedure)), null));
    stored(
        procedure + " with single objects for lists",
        example(procedure),
        m -> {
          for (String list : List.of("DinhDanhCHS", "TaiLieuNop")) {
            if (m.path(list).isArray() && m.path(list).size() == 1) {
              m.set(list, m.path(list).get(0));
            }
          }
        });
    stored(
        procedure + " with what nobody knows",
        example(procedure),
        m -> m.put("TruongLa \uD83D\uDE00", "a").putArray("Rong").add(1).add("\uD83D\uDD0C"));
    stored(procedure + " with null for empty", example(procedure), m -> m.putNull("Fax"));
    for (String field : List.of("MaTTHC", "NgayNopHoSo")) {
      refused(procedure + " without " + field, field, example(procedure), m -> m.remove(field));
      refused(
          procedure + " with an object for " + field,
          field,
          example(procedure),
          m -> m.putObject(field).put("a", "b"));
    }
    refused(
        procedure + " without an applicant",
        "ChuHoSo",
        example(procedure),
        m -> {
          m.remove(List.of("ChuHoSo", "TenThuongNhan", "MaSoThue", "DinhDanhCHS"));
          m.put("LoaiDoiTuong", "1");
        });
  }

  /** Each required field left out, and one of a wrong type. */
  private void fieldsOf(String procedure) {
    boolean wrongType = false;
    for (Procedure.Field field : new Procedures().find(procedure).orElseThrow().fields()) {
      String name = field.portal();
      if (field.required()) {
        refused(procedure + " without " + name, name, example(procedure), m -> m.remove(name));
        refused(
            procedure + " with an empty " + name, name, example(procedure), m -> m.put(name, " "));
      }
      if (!wrongType && field.type() == Procedure.Type.DATE) {
        wrongType = true;
        refused(
            procedure + " with no day as " + name,
            name,
            example(procedure),
            m -> m.put(name, "20270229000000"));
      }
    }
  }

  private void texts() {
    for (String name : List.of("Nguyễn \uD83D\uDE00 Ví Dụ", "N", "x".repeat(4_000))) {
      stored("a name of " + name.length(), example("9.990001"), m -> m.put("ChuHoSo", name));
    }
    refused(
        "a name that is too long",
        "ChuHoSo",
        example("9.990001"),
        m -> m.put("ChuHoSo", "x".repeat(4_001)));
    refused("a name with NUL", "ChuHoSo", example("9.990001"), m -> m.put("ChuHoSo", "a\0b"));
    refused(
        "a purpose that is too long",
        "MucDichSuDungDien",
        example("9.990001"),
        m -> m.put("MucDichSuDungDien", "x".repeat(1_001)));
    refused(
        "a text of 10 MB",
        "LyDo",
        example("9.990018"),
        m -> m.put("LyDo", "x".repeat(TEN_MEGABYTES)));
    for (String code :
        List.of("", "Z99.05", "Z99.05-261116-1", "Z99.05/261116/0001", "'; DROP TABLE--")) {
      refused(
          "the dossier code " + code, "MaHoSo", example("9.990001"), m -> m.put("MaHoSo", code));
    }
    for (String number : List.of("", "12345678901", "1234567890123", "00118800012a")) {
      refused(
          "the identity number " + number,
          "DinhDanhCHS",
          example("9.990001"),
          m -> m.putObject("DinhDanhCHS").put("LoaiDinhDanh", "1").put("SoDinhDanh", number));
    }
    for (String code : List.of("123", "03999012345", "0399901234-12")) {
      refused(
          "the tax code " + code, "MaSoThue", example("9.990008"), m -> m.put("MaSoThue", code));
    }
    for (String phone : List.of("12345", "09000001234567890", "không có")) {
      refused(
          "the phone " + phone,
          "SoDienThoai",
          example("9.990001"),
          m -> m.put("SoDienThoai", phone));
    }
    for (String kind : List.of("0", "5", "công dân")) {
      refused(
          "the kind " + kind,
          "LoaiDoiTuong",
          example("9.990001"),
          m -> m.put("LoaiDoiTuong", kind));
    }
    for (String customer : List.of("", "PD0500", "XX05000123456", "PD05000123456789")) {
      refused(
          "the customer " + customer,
          "MaKhachHang",
          example("9.990017"),
          m -> m.put("MaKhachHang", customer));
    }
    for (String kw : List.of("-1", "1e3", "NaN", "5.5.5", "năm")) {
      refused(
          "the capacity " + kw,
          "CongSuatDangKy",
          example("9.990001"),
          m -> m.put("CongSuatDangKy", kw));
    }
    stored("a decimal comma", example("9.990001"), m -> m.put("CongSuatDangKy", "5,5"));
  }

  private void times() {
    for (String time :
        List.of(
            "20260230083015",
            "20261316083015",
            "20261116243015",
            "20261116086015",
            "20261116083060",
            "20261116",
            "2026-11-16 08:30:15",
            "16/11/2026",
            "20991116083015",
            "không rõ")) {
      refused(
          "submitted at " + time,
          "NgayNopHoSo",
          example("9.990001"),
          m -> m.put("NgayNopHoSo", time));
    }
    stored(
        "submitted in the afternoon",
        example("9.990001"),
        m -> m.put("NgayNopHoSo", "20261116143015"));
    stored(
        "submitted as a number", example("9.990001"), m -> m.put("NgayNopHoSo", 20261116083015L));
    stored(
        "a day without its time",
        example("9.990001"),
        m -> m.put("NgayMongMuonCapDien", "20261225"));
    stored("a leap day", example("9.990001"), m -> m.put("NgayMongMuonCapDien", "20280229000000"));
  }

  private void papers() {
    byte[] large = new byte[TEN_MEGABYTES];
    System.arraycopy(
        "%PDF-1.4".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, large, 0, 8);
    stored(
        "a paper of 10 MB",
        example("9.990001"),
        m -> m.put("TepDonDangKy", Base64.getEncoder().encodeToString(large)));
    stored("no paper at all", example("9.990001"), m -> m.putArray("TaiLieuNop"));
    stored(
        "base64 in lines",
        example("9.990001"),
        m ->
            m.put(
                "TepDonDangKy",
                Messages.PDF.substring(0, 20) + "\r\n" + Messages.PDF.substring(20)));
    refused(
        "a page of HTML",
        "TepDonDangKy",
        example("9.990001"),
        m ->
            m.put(
                "TepDonDangKy",
                Base64.getEncoder()
                    .encodeToString(
                        "<html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
    refused(
        "no base64", "TepDonDangKy", example("9.990001"), m -> m.put("TepDonDangKy", "JVBERi0x="));
    refused(
        "a paper without content",
        "TaiLieuNop[0]",
        example("9.990001"),
        m -> m.putArray("TaiLieuNop").addObject().put("TenTepDinhKem", "a.pdf"));
    refused(
        "thirty-one papers",
        "TaiLieuNop",
        example("9.990001"),
        m -> {
          ArrayNode papers = m.putArray("TaiLieuNop");
          for (int i = 0; i < 31; i++) {
            papers.addObject().put("TenTepDinhKem", "a.pdf").put("Base64", Messages.PDF);
          }
        });
  }

  private void places() {
    for (String province : List.of("", "1", "99", "Hà Nội")) {
      refused(
          "the province " + province,
          "DiaChiSuDungDien.MaTinh",
          example("9.990001"),
          m -> m.withObject("/DiaChiSuDungDien").put("MaTinh", province));
    }
    for (String commune : List.of("", "4", "000004")) {
      refused(
          "the commune " + commune,
          "DiaChiSuDungDien.MaXa",
          example("9.990001"),
          m -> m.withObject("/DiaChiSuDungDien").put("MaXa", commune));
    }
    stored(
        "a district",
        example("9.990001"),
        m -> m.withObject("/DiaChiSuDungDien").put("MaHuyen", "001"));
    stored(
        "no district at all",
        example("9.990001"),
        m -> m.withObject("/DiaChiSuDungDien").remove("MaHuyen"));
    refused(
        "no place",
        "DiaChiSuDungDien",
        example("9.990001"),
        m -> m.remove(List.of("DiaChiSuDungDien", "DiaChi", "DiaChiDoanhNghiep")));
  }

  static ObjectNode renamed(ObjectNode object, UnaryOperator<String> name) {
    ObjectNode renamed = Messages.JSON.createObjectNode();
    for (var field : object.properties()) {
      JsonNode value = field.getValue();
      renamed.set(
          name.apply(field.getKey()), value.isObject() ? renamed((ObjectNode) value, name) : value);
    }
    return renamed;
  }

  /** Every text of digits that means a number, as one; codes with a leading zero stay. */
  static ObjectNode numbered(ObjectNode object) {
    ObjectNode numbered = Messages.JSON.createObjectNode();
    for (var field : object.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual() && value.textValue().matches("[1-9]\\d{0,14}|0")) {
        numbered.put(field.getKey(), Long.parseLong(value.textValue()));
      } else {
        numbered.set(field.getKey(), value.isObject() ? numbered((ObjectNode) value) : value);
      }
    }
    return numbered;
  }
}
