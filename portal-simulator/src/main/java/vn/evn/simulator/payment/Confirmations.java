package vn.evn.simulator.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.push.Exchange;
import vn.evn.simulator.push.Pushes;
import vn.evn.simulator.wire.PortalTime;

/** Tells the agency of a payment, with the checksum of the message. */
@ApplicationScoped
class Confirmations {
  private static final String PATH = "/portal/v1/payment-confirmations";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final Pushes pushes;
  private final Dossiers dossiers;
  private final SimulatorSettings.Payment settings;
  private final Clock clock;

  Confirmations(Pushes pushes, Dossiers dossiers, SimulatorSettings settings, Clock clock) {
    this.pushes = pushes;
    this.dossiers = dossiers;
    this.settings = settings.payment();
    this.clock = clock;
  }

  /** A number that no other transaction has. */
  String newTransaction() {
    String day = DAY.format(LocalDateTime.now(clock));
    return day + "%07d".formatted(dossiers.nextSerial("transaction-" + day));
  }

  String now() {
    return PortalTime.format(LocalDateTime.now(clock));
  }

  /** The message of a paid amount, without its checksum. */
  ObjectNode message(
      String dossier, String reference, long amountVnd, String transaction, String paidAt) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("LoaiBanTin", "CONFIRM")
        .put("MaLoi", "00")
        .put("MaDoiTac", settings.partner())
        .put("MaThamChieu", reference)
        .put("SoTien", amountVnd)
        .put("MaTienTe", "VND")
        .put("MaGiaoDich", transaction)
        .put("MaNganHang", settings.bank())
        .put("ThoiGianGD", paidAt)
        .put("ThongTinGiaoDich", "THANH TOAN HO SO " + dossier);
  }

  /** Pushes a message with the checksum of what is sent. */
  Exchange push(String dossier, ObjectNode message) {
    return pushes
        .push(
            dossier,
            PATH,
            PATH,
            message,
            sent -> PaymentMessage.CONFIRMATION.sign(sent, settings.secret()))
        .join();
  }

  /** Tells of a payment that was made here; whether the agency took it. */
  boolean tell(Transactions.Transaction payment) {
    Exchange exchange =
        push(
            payment.dossier(),
            message(
                payment.dossier(),
                payment.reference(),
                Long.parseLong(payment.amountVnd()),
                Objects.requireNonNull(payment.transaction()),
                Objects.requireNonNull(payment.paidAt())));
    return exchange.reply() != null && exchange.reply().path("MaLoi").asText().equals("00");
  }
}
