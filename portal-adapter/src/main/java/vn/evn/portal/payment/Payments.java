package vn.evn.portal.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.evn.contracts.Channel;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.text.StorableText;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.dossier.RawMessages;
import vn.evn.portal.message.Canonical;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalReply;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.projection.Projections;

/** Answers what is due, and settles what the platform confirms. */
@ApplicationScoped
class Payments {
  private static final List<String> CONFIRMATION_ORDER =
      List.of(
          "LoaiBanTin",
          "MaLoi",
          "MaDoiTac",
          "MaThamChieu",
          "SoTien",
          "MaTienTe",
          "MaGiaoDich",
          "MaNganHang",
          "ThoiGianGD",
          "ThongTinGiaoDich");

  /** As which confirmations stand among the messages as received. */
  static final String OPERATION = "PAYMENT";

  static final String LOOK_UP = "PAYMENT_LOOKUP";

  private final RawMessages raw;
  private final PaymentAttempts attempts;
  private final Refunds refunds;
  private final Receipts receipts;
  private final Projections projections;
  private final DossierProcedures dossiers;
  private final PortalConfig config;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;
  private final ObjectMapper json;

  @Inject
  Payments(
      RawMessages raw,
      PaymentAttempts attempts,
      Refunds refunds,
      Receipts receipts,
      Projections projections,
      DossierProcedures dossiers,
      PortalConfig config,
      Events events,
      Outbox outbox,
      Clock clock,
      ObjectMapper json) {
    this.raw = raw;
    this.attempts = attempts;
    this.refunds = refunds;
    this.receipts = receipts;
    this.projections = projections;
    this.dossiers = dossiers;
    this.config = config;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  /**
   * What is due for a dossier: error_code 1 with the receipt, 0 nothing due, -1 unknown. The
   * question is kept, and with which code and reference it was answered.
   */
  @Transactional
  public ObjectNode lookUp(JsonNode message) {
    String code = new PortalFields(message).text("MaHoSo");
    ObjectNode answer = answerAbout(code);
    int errorCode = answer.path("error_code").asInt();
    if (errorCode == PortalReply.REFUSED) {
      raw.keepRefused(
          code, LOOK_UP, Canonical.digest(message), message, answer.path("message").asText());
    } else {
      raw.keep(
          DossierCode.key(code),
          LOOK_UP,
          Canonical.digest(message),
          message,
          errorCode,
          RawMessages.ANSWERED,
          answer.at("/message/MaTraCuuTT").asText());
    }
    return answer;
  }

  private ObjectNode answerAbout(String code) {
    ObjectNode answer = json.createObjectNode();
    if (!StorableText.isStorable(code)) {
      answer.put("error_code", -1);
      answer.put("message", "MaHoSo: chứa ký tự không hợp lệ");
      return answer;
    }
    String codeKey = DossierCode.key(code);
    Optional<RequestSnapshot> request = projections.ofDossier(codeKey);
    if (request.isEmpty() && dossiers.of(codeKey).isEmpty()) {
      answer.put("error_code", -1);
      answer.put("message", "Không có hồ sơ " + code);
      return answer;
    }
    Optional<PaymentAttempts.Attempt> due = attempts.openOf(codeKey);
    if (request.isEmpty() || due.isEmpty()) {
      answer.put("error_code", 0);
      answer.putArray("message");
      return answer;
    }
    answer.put("error_code", 1);
    ObjectNode receipt = json.createObjectNode();
    receipt.put("MaTraCuuTT", due.get().reference());
    receipt.setAll(receipts.of(request.get(), due.get()));
    answer.set("message", receipt);
    return answer;
  }

  /** Settles an attempt once and keeps the message; the answer carries a checksum of its own. */
  @Transactional
  public ObjectNode confirm(JsonNode message) {
    PortalFields confirmation = new PortalFields(message);
    String code = codeKeyOf(confirmation.text("MaThamChieu"));
    boolean settledBefore = isSettled(confirmation.text("MaThamChieu"));
    ObjectNode answer = answerTo(confirmation);
    String result = answer.path("MaLoi").asText();
    String outcome = RawMessages.REFUSED;
    if (result.equals("00")) {
      outcome = settledBefore ? RawMessages.REPEAT : RawMessages.STORED;
    } else if (result.equals(config.payment().alreadySettledCode())) {
      outcome = RawMessages.CONFLICT;
    }
    if (outcome.equals(RawMessages.REFUSED)) {
      raw.keepRefused(
          code, OPERATION, Canonical.digest(message), message, answer.path("MoTaLoi").asText());
    } else {
      raw.keep(
          code,
          OPERATION,
          Canonical.digest(message),
          message,
          0,
          outcome,
          answer.path("MoTaLoi").asText());
    }
    return answer;
  }

  /** The dossier of a reference; empty if there is none. */
  private String codeKeyOf(String reference) {
    return StorableText.isStorable(reference)
        ? attempts.of(reference).map(PaymentAttempts.Attempt::codeKey).orElse("")
        : "";
  }

  private boolean isSettled(String reference) {
    return StorableText.isStorable(reference)
        && attempts.lock(reference).map(PaymentAttempts.Attempt::isSettled).orElse(false);
  }

  private ObjectNode answerTo(PortalFields confirmation) {
    List<String> broken =
        CONFIRMATION_ORDER.stream()
            .filter(field -> !Checksum.isUnambiguous(confirmation.text(field)))
            .toList();
    if (!broken.isEmpty()) {
      return answer(confirmation, "03", String.join(", ", broken) + ": chứa ký tự không hợp lệ");
    }
    List<String> values = CONFIRMATION_ORDER.stream().map(confirmation::text).toList();
    String expected = Checksum.of(values, config.payment().secret());
    if (!Checksum.matches(expected, confirmation.text("MaXacThuc"))) {
      return answer(confirmation, "03", "Mã xác thực không đúng");
    }
    if (!confirmation.text("MaDoiTac").equals(config.payment().partner())) {
      return answer(confirmation, "01", "Không có giao dịch tham chiếu này");
    }
    if (!confirmation.text("MaLoi").equals("00")) {
      return failed(confirmation);
    }
    return switch (settle(confirmation)) {
      case SETTLED, REPEATED -> answer(confirmation, "00", "Đã ghi nhận");
      case UNKNOWN_REFERENCE -> answer(confirmation, "01", "Không có giao dịch tham chiếu này");
      case OTHER_AMOUNT -> answer(confirmation, "02", "Số tiền hoặc loại tiền không khớp");
      case OTHER_TRANSACTION ->
          answer(
              confirmation,
              config.payment().alreadySettledCode(),
              "Khoản này đã được thanh toán bằng giao dịch khác");
    };
  }

  /** The platform says that the payment failed: nothing is settled, and it may be tried again. */
  private ObjectNode failed(PortalFields confirmation) {
    Optional<PaymentAttempts.Attempt> found = attempts.lock(confirmation.text("MaThamChieu"));
    if (found.isEmpty()) {
      return answer(confirmation, "01", "Không có giao dịch tham chiếu này");
    }
    if (!isOf(found.get(), confirmation)) {
      return answer(confirmation, "02", "Số tiền hoặc loại tiền không khớp");
    }
    if (found.get().isSettled()) {
      return confirmation.text("MaGiaoDich").equals(found.get().transactionId())
          ? answer(confirmation, "00", "Đã ghi nhận")
          : answer(
              confirmation,
              config.payment().alreadySettledCode(),
              "Khoản này đã được thanh toán bằng giao dịch khác");
    }
    return answer(confirmation, "05", "Giao dịch không thành công, chưa ghi nhận thanh toán");
  }

  /** What a payment came to. */
  enum Settlement {
    SETTLED,
    /** It was settled by this very transaction before. */
    REPEATED,
    /** Another transaction settled the fee: this one is noted to be paid back. */
    OTHER_TRANSACTION,
    UNKNOWN_REFERENCE,
    OTHER_AMOUNT
  }

  /**
   * Settles a fee by a payment that the platform vouches for, in a confirmation or when asked.
   *
   * @param payment MaThamChieu, SoTien, MaTienTe, MaGiaoDich and ThoiGianGD of it
   */
  @Transactional
  public Settlement settle(PortalFields payment) {
    Optional<PaymentAttempts.Attempt> found = attempts.lock(payment.text("MaThamChieu"));
    if (found.isEmpty()) {
      return Settlement.UNKNOWN_REFERENCE;
    }
    PaymentAttempts.Attempt attempt = found.get();
    if (!isOf(attempt, payment)) {
      return Settlement.OTHER_AMOUNT;
    }
    String transaction = payment.text("MaGiaoDich");
    OffsetDateTime paidAt =
        PortalTime.parse(payment.text("ThoiGianGD")).orElse(OffsetDateTime.now(clock));
    Optional<PaymentAttempts.Attempt> settled = attempts.settledOf(attempt.feeKey());
    if (settled.isEmpty()) {
      attempts.settle(attempt, transaction);
      publish(attempt, transaction, paidAt);
      return Settlement.SETTLED;
    }
    if (attempt.isSettled() && transaction.equals(attempt.transactionId())) {
      return Settlement.REPEATED;
    }
    refunds.note(attempt, transaction, paidAt);
    attempts.closeAttempt(attempt.reference(), "paid twice");
    return Settlement.OTHER_TRANSACTION;
  }

  /** Whether a payment names itself, and is of the amount and in the money of its attempt. */
  private static boolean isOf(PaymentAttempts.Attempt attempt, PortalFields payment) {
    return !payment.text("MaGiaoDich").isEmpty()
        && payment.text("SoTien").equals(String.valueOf(attempt.amountVnd()))
        && payment.text("MaTienTe").toUpperCase(Locale.ROOT).equals("VND");
  }

  private void publish(PaymentAttempts.Attempt attempt, String transaction, OffsetDateTime paidAt) {
    Optional<RequestSnapshot> request = projections.ofDossier(attempt.codeKey());
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.PAYMENT_CONFIRMED,
            attempt.codeKey(),
            new PaymentConfirmed(
                request.map(RequestSnapshot::channel).orElse(Channel.PORTAL),
                request.map(RequestSnapshot::externalId).orElse(attempt.codeKey()),
                attempt.reference(),
                transaction,
                attempt.amountVnd(),
                paidAt)));
  }

  private ObjectNode answer(PortalFields confirmation, String code, String text) {
    String time = PortalTime.format(OffsetDateTime.now(clock));
    // Nothing of a caller's is signed that could be read as several fields.
    String partner = unambiguous(confirmation.text("MaDoiTac"));
    String reference = unambiguous(confirmation.text("MaThamChieu"));
    ObjectNode answer = json.createObjectNode();
    answer.put("MaLoi", code);
    answer.put("MoTaLoi", text);
    answer.put("MaDoiTac", partner);
    answer.put("MaThamChieu", reference);
    answer.put("ThoiGianGD", time);
    answer.put(
        "MaXacThuc",
        Checksum.of(List.of(code, text, partner, reference, time), config.payment().secret()));
    return answer;
  }

  private static String unambiguous(String text) {
    return Checksum.isUnambiguous(text) ? text : "";
  }
}
