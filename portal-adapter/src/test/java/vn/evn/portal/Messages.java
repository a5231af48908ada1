package vn.evn.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages of the portal: the examples of the contract, and one of each procedure. */
public final class Messages {
  public static final ObjectMapper JSON = new ObjectMapper();

  /** The smallest that is a PDF by its content. */
  public static final String PDF =
      Base64.getEncoder().encodeToString("%PDF-1.4\n% a paper for tests\n%%EOF\n".getBytes());

  private static final AtomicInteger COUNTER = new AtomicInteger(100);

  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("bankAccount", "0000000000"),
          Map.entry("company.email", "lienhe@vidu.example"),
          Map.entry("company.name", "Công ty TNHH Ví Dụ"),
          Map.entry("company.phone", "02400000000"),
          Map.entry("company.taxCode", "0399901234"),
          Map.entry("contractNumber", "HD-000001"),
          Map.entry("customerCode", "PD05000123456"),
          Map.entry("letterNumber", "15/CV-VD"),
          Map.entry("meterNumber", "CT000123"),
          Map.entry("now", "20261116083015"),
          Map.entry("otherPerson.email", "nguoikhac@vidu.example"),
          Map.entry("otherPerson.name", "Trần Văn Ví Dụ"),
          Map.entry("otherPerson.phone", "0900000456"),
          Map.entry("pdf", PDF),
          Map.entry("person.account", "6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7"),
          Map.entry("person.email", "vidu@vidu.example"),
          Map.entry("person.identity", "001188000123"),
          Map.entry("person.name", "Nguyễn Thị Ví Dụ"),
          Map.entry("person.phone", "0900000123"));

  private static final String PLACE =
      "{\"MaTinh\":\"01\",\"MaHuyen\":\"\",\"MaXa\":\"00004\",\"DiaChiChiTiet\":\"Số 7 phố Ví Dụ\"}";

  private Messages() {}

  /** A dossier code that no other test of this run has. */
  public static String newCode() {
    return "Z99.05-261116-%06d".formatted(COUNTER.incrementAndGet());
  }

  /** An example of the contract, as it stands there. */
  public static ObjectNode example(String name) {
    try (InputStream in = Messages.class.getResourceAsStream("/examples/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A complete application of a procedure under a new code, as the simulator would send it. */
  public static ObjectNode application(String procedure) {
    Path template =
        Path.of("..", "portal-simulator", "src", "main", "resources", "templates")
            .resolve(procedure + ".json");
    try {
      String text =
          Files.readString(template)
              .replace("\"${place}\"", PLACE)
              .replace("${dossierCode}", newCode())
              .replaceAll("\\$\\{midnight\\+\\d+}", "20261225000000");
      for (Map.Entry<String, String> value : VALUES.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      if (text.contains("${")) {
        throw new IllegalStateException(procedure + ": a place of the template is not filled");
      }
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new household supply under a new code. */
  public static ObjectNode newSupply() {
    return application("9.990001");
  }

  public static ObjectNode message(String service, String isUpdating, ObjectNode data) {
    ObjectNode message = JSON.createObjectNode();
    message.put("service", service);
    message.put("isUpdating", isUpdating);
    message.set("data", data);
    return message;
  }

  public static ObjectNode withdrawal(String code) {
    ObjectNode data = JSON.createObjectNode();
    data.put("MaHoSoQG", code);
    data.put("NgayYeuCau", "20261117101530");
    data.put("LyDoRut", "Không còn nhu cầu");
    return message("NhanYeuCauRutHoSo", "True", data);
  }

  public static ObjectNode voucher(String code) {
    ObjectNode data = JSON.createObjectNode();
    data.put("MaHoSo", code);
    data.put("HoTenNguoiNopTien", "Nguyễn Thị Ví Dụ");
    data.put("UrlFileChungTu", "https://tep.vidu.example/chung-tu");
    ObjectNode payment = data.putObject("ThongTinThanhToan");
    payment.put("ThoiGianThanhToan", "20261117101530");
    payment.put("SoTien", "1250000");
    payment.put("NoiDungThanhToan", "Chi phí");
    payment.put("TrangThaiThanhToan", "1");
    return message("NhanChungTu", "True", data);
  }

  public static ObjectNode supplement(String code, String isUpdating) {
    ObjectNode message = example("03-inbound-supplement");
    ObjectNode data = (ObjectNode) message.get("data");
    data.put("MaHoSoQG", code);
    message.put("isUpdating", isUpdating);
    return message;
  }
}
