package vn.evn.portal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.evn.portal.Messages;

class ChecksumTest {
  private static final String SECRET = "bi-mat-thu-nghiem";

  @Test
  void agreesWithTheSignedExamplesOfTheContract() {
    agrees(
        Messages.example("09-outbound-payment-init"),
        "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,SoTien,LoaiHinhThanhToan,MaKenhThanhToan,MaThietBi,"
            + "NgonNgu,MaTienTe,MaNganHang,ThongTinGiaoDich,ThoiGianGD,Ip");
    agrees(
        Messages.example("10-inbound-payment-confirm"),
        "LoaiBanTin,MaLoi,MaDoiTac,MaThamChieu,SoTien,MaTienTe,MaGiaoDich,MaNganHang,ThoiGianGD,"
            + "ThongTinGiaoDich");
  }

  @Test
  void tellsEveryOtherValueApart() {
    String sum = Checksum.of(List.of("00", "1250000"), SECRET);
    assertThat(Checksum.matches(sum, sum.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(Checksum.matches(sum, Checksum.of(List.of("00", "1250001"), SECRET))).isFalse();
    assertThat(Checksum.matches(sum, Checksum.of(List.of("00", "1250000"), "other"))).isFalse();
    assertThat(Checksum.matches(sum, "")).isFalse();
  }

  private static void agrees(ObjectNode message, String fields) {
    List<String> values =
        Stream.of(fields.split(",", -1)).map(field -> message.get(field).asText()).toList();
    assertThat(Checksum.of(values, SECRET)).isEqualTo(message.get("MaXacThuc").asText());
  }
}
