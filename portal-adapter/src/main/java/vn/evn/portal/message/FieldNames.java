package vn.evn.portal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.evn.portal.procedure.Procedures;

/**
 * Names of fields that the portal has otherwise than we thought: most of ours are chosen, since the
 * true ones are in no public source. What is received is read under our names; what is answered
 * names the portal's.
 */
@Singleton
@Startup
public class FieldNames {
  /** Fields that every procedure has, and those of the later messages. */
  private static final Set<String> COMMON =
      Set.of(
          "MaHoSo",
          "MaTTHC",
          "NgayNopHoSo",
          "LoaiDoiTuong",
          "MaDoiTuong",
          "ChuHoSo",
          "DinhDanhCHS",
          "LoaiDinhDanh",
          "SoDinhDanh",
          "TenThuongNhan",
          "MaSoThue",
          "SoDienThoai",
          "SoDienThoaiNguoiLienHe",
          "DienThoai",
          "Email",
          "DiaChiSuDungDien",
          "DiaChi",
          "DiaChiDoanhNghiep",
          "MaTinh",
          "MaHuyen",
          "MaXa",
          "DiaChiChiTiet",
          "MaKhachHang",
          "TenTepDonDangKy",
          "TepDonDangKy",
          "TenTepDangKy",
          "URLTepDangKy",
          "TaiLieuNop",
          "TenTepDinhKem",
          "Base64",
          "DuongDanTaiTepTin",
          "isUpdating",
          "service",
          "data",
          "MaHoSoQG",
          "ThongTinDaNop",
          "ThongTinSuaDoi",
          "LyDoDieuChinh",
          "NgayYeuCau",
          "LyDoRut",
          "UrlFileChungTu",
          "ThongTinThanhToan",
          "ThoiGianThanhToan",
          "SoTien",
          "NoiDungThanhToan",
          "TrangThaiThanhToan");

  private final Map<String, String> ours = new HashMap<>();
  private final Map<String, String> theirs = new HashMap<>();

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException naming every fault of them
   */
  @Inject
  FieldNames(RenamingConfig config, Procedures procedures) {
    this(config.fields().orElse(List.of()), procedures);
  }

  FieldNames(List<String> pairs, Procedures procedures) {
    Set<String> known = new HashSet<>(COMMON);
    procedures
        .codes()
        .forEach(
            code ->
                procedures
                    .find(code)
                    .ifPresent(p -> p.fields().forEach(field -> known.add(field.portal()))));
    List<String> faults = new ArrayList<>();
    pairs.forEach(pair -> add(pair.strip(), known, faults));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("evn.portal.renaming.fields:\n" + String.join("\n", faults));
    }
  }

  private void add(String pair, Set<String> known, List<String> faults) {
    int sign = pair.indexOf('=');
    String our = sign < 0 ? pair : pair.substring(0, sign).strip();
    String their = sign < 0 ? "" : pair.substring(sign + 1).strip();
    if (!their.matches("[A-Za-z][A-Za-z0-9_]{0,99}")) {
      faults.add(pair + ": is not OurName=TheirName");
    } else if (!known.contains(our)) {
      faults.add(pair + ": there is no field " + our);
    } else if (theirs.put(our, their) != null) {
      faults.add(pair + ": " + our + " stands twice");
    } else if (ours.put(their.toLowerCase(Locale.ROOT), our) != null) {
      faults.add(pair + ": " + their + " stands twice");
    }
  }

  /** Our name of a field, whatever its letter case; a name that is not renamed stays as it is. */
  public String ourNameOf(String name) {
    return ours.getOrDefault(name.toLowerCase(Locale.ROOT), name);
  }

  /** The portal's name of a field, also within a path such as {@code DiaChi.MaTinh}. */
  public String theirNameOf(String path) {
    if (theirs.isEmpty()) {
      return path;
    }
    StringBuilder named = new StringBuilder();
    for (String part : path.split("(?=[.\\[ ])|(?<=[.\\[ ])", -1)) {
      named.append(theirs.getOrDefault(part, part));
    }
    return named.toString();
  }

  /** A message under our names; the same one if nothing is renamed. */
  public JsonNode ours(JsonNode message) {
    if (ours.isEmpty()) {
      return message;
    }
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (message.isObject()) {
      ObjectNode object = make.objectNode();
      message
          .properties()
          .forEach(field -> object.set(ourNameOf(field.getKey()), ours(field.getValue())));
      return object;
    }
    if (message.isArray()) {
      ArrayNode array = make.arrayNode(message.size());
      message.forEach(item -> array.add(ours(item)));
      return array;
    }
    return message;
  }
}
