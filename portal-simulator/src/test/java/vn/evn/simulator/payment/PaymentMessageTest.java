package vn.evn.simulator.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import vn.evn.simulator.testing.PortalCalls;

class PaymentMessageTest {
  private static final String SECRET = "bi-mat-thu-nghiem";

  @Test
  void computesTheChecksumOfTheContractsInitExample() {
    ObjectNode init = PortalCalls.example("09-outbound-payment-init");
    assertThat(PaymentMessage.INIT.checksum(init, SECRET))
        .isEqualTo("85785153d32c3d9c3c0f3a2f525e074aef1277c512590fe67aecf59509cae2ee");
    assertThat(PaymentMessage.INIT.isSigned(init, SECRET)).isTrue();
  }

  @Test
  void computesTheChecksumOfTheContractsConfirmationExample() {
    ObjectNode confirmation = PortalCalls.example("10-inbound-payment-confirm");
    assertThat(PaymentMessage.CONFIRMATION.checksum(confirmation, SECRET))
        .isEqualTo("1f2398a171d45a9a4a6125d88e88cac77827d62766947c06a5f58386dda1b2dc");
    assertThat(PaymentMessage.CONFIRMATION.isSigned(confirmation, SECRET)).isTrue();
  }

  @Test
  void noticesAChangedValueAndAnotherSecret() {
    ObjectNode confirmation = PortalCalls.example("10-inbound-payment-confirm");
    assertThat(PaymentMessage.CONFIRMATION.isSigned(confirmation, "other")).isFalse();
    assertThat(PaymentMessage.CONFIRMATION.isSigned(confirmation.put("SoTien", 1250001), SECRET))
        .isFalse();
  }

  @Test
  void signsAReplyOverItsFiveFields() {
    ObjectNode reply =
        new ObjectMapper()
            .createObjectNode()
            .put("MaLoi", "00")
            .put("MoTaLoi", "Thành công")
            .put("MaDoiTac", "DOITACVIDU")
            .put("MaThamChieu", "T1")
            .put("ThoiGianGD", "20261119091743");
    PaymentMessage.CONFIRMATION_REPLY.sign(reply, SECRET);
    assertThat(PaymentMessage.CONFIRMATION_REPLY.isSigned(reply, SECRET)).isTrue();
    assertThat(reply.path("MaXacThuc").asText()).matches("[0-9a-f]{64}");
  }
}
