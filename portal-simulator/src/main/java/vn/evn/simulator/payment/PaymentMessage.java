package vn.evn.simulator.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Messages of the payment platform, version 1.0.6, and the fields that their checksum covers, in
 * order (contract §5.3).
 */
enum PaymentMessage {
  /** Agency to platform: a payment begins. */
  INIT(
      "LoaiBanTin",
      "PhienBan",
      "MaDoiTac",
      "MaThamChieu",
      "SoTien",
      "LoaiHinhThanhToan",
      "MaKenhThanhToan",
      "MaThietBi",
      "NgonNgu",
      "MaTienTe",
      "MaNganHang",
      "ThongTinGiaoDich",
      "ThoiGianGD",
      "Ip"),
  /** Agency to platform: what became of a payment, or its receipt (QUERY and GET_BILL). */
  QUERY("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"),
  /** Platform to agency: a payment was made, or failed. */
  CONFIRMATION(
      "LoaiBanTin",
      "MaLoi",
      "MaDoiTac",
      "MaThamChieu",
      "SoTien",
      "MaTienTe",
      "MaGiaoDich",
      "MaNganHang",
      "ThoiGianGD",
      "ThongTinGiaoDich"),
  /** The agency's answer to a confirmation. */
  CONFIRMATION_REPLY("MaLoi", "MoTaLoi", "MaDoiTac", "MaThamChieu", "ThoiGianGD");

  /** Field of the checksum. */
  static final String CHECKSUM = "MaXacThuc";

  private final List<String> covered;

  PaymentMessage(String... covered) {
    this.covered = List.of(covered);
  }

  /** Lower-case hexadecimal SHA-256 of the values and the secret, joined by vertical bars. */
  String checksum(JsonNode message, String secret) {
    StringBuilder joined = new StringBuilder();
    covered.forEach(name -> joined.append(message.path(name).asText("")).append('|'));
    joined.append(secret);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(joined.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Adds the checksum to the message. */
  ObjectNode sign(ObjectNode message, String secret) {
    return message.put(CHECKSUM, checksum(message, secret));
  }

  /** Whether the message bears the checksum of its own content. */
  boolean isSigned(JsonNode message, String secret) {
    return checksum(message, secret).equals(message.path(CHECKSUM).asText(""));
  }
}
