package vn.evn.portal.payment;

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
import vn.evn.contracts.Applicant;
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
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalFields;
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

  private final PaymentAttempts attempts;
  private final Projections projections;
  private final DossierProcedures dossiers;
  private final PortalConfig config;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;
  private final ObjectMapper json;

  @Inject
  Payments(
      PaymentAttempts attempts,
      Projections projections,
      DossierProcedures dossiers,
      PortalConfig config,
      Events events,
      Outbox outbox,
      Clock clock,
      ObjectMapper json) {
    this.attempts = attempts;
    this.projections = projections;
    this.dossiers = dossiers;
    this.config = config;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
    this.json = json;
  }

  /** What is due for a dossier: error_code 1 with the receipt, 0 nothing due, -1 unknown. */
  @Transactional
  public ObjectNode lookUp(PortalFields call) {
    ObjectNode answer = json.createObjectNode();
    if (!StorableText.isStorable(call.text("MaHoSo"))) {
      answer.put("error_code", -1);
      answer.put("message", "MaHoSo: chứa ký tự không hợp lệ");
      return answer;
    }
    String codeKey = DossierCode.key(call.text("MaHoSo"));
    Optional<RequestSnapshot> request = projections.ofDossier(codeKey);
    if (request.isEmpty() && dossiers.of(codeKey).isEmpty()) {
      answer.put("error_code", -1);
      answer.put("message", "Không có hồ sơ " + call.text("MaHoSo"));
      return answer;
    }
    Optional<PaymentAttempts.Attempt> due = attempts.openOf(codeKey);
    if (request.isEmpty() || due.isEmpty()) {
      answer.put("error_code", 0);
      answer.putArray("message");
      return answer;
    }
    answer.put("error_code", 1);
    answer.set("message", receipt(request.get(), due.get()));
    return answer;
  }

  private ObjectNode receipt(RequestSnapshot request, PaymentAttempts.Attempt due) {
    ObjectNode receipt = json.createObjectNode();
    receipt.put("MaTraCuuTT", due.reference());
    receipt.put("MaDichVu", "2");
    receipt.put("MaDVC", due.feeCode());
    receipt.put("TenDVC", due.feeName());
    receipt.put("MaTTHC", dossiers.of(due.codeKey()).orElse(""));
    receipt.put("TenTTHC", due.feeName());
    receipt.put("MaDonVi", config.agency());
    receipt.put("TenDonVi", config.agencyName());
    receipt.put("MaHoSo", request.externalId());
    for (String unused :
        List.of(
            "TKThuHuong",
            "MaNHThuHuong",
            "TenTKThuHuong",
            "MaLoaiHinhThuPhat",
            "TenLoaiHinhThuPhat",
            "MaCoQuanQD",
            "TenCoQuanQD",
            "KhoBac",
            "NgayQD",
            "SoQD",
            "ThoiGianViPham",
            "DiaDiemViPham",
            "TenNguoiViPham",
            "TaiKhoanThuNSNN")) {
      receipt.put(unused, "");
    }
    Applicant applicant = request.applicant();
    Applicant.Identity identity = applicant.identity();
    receipt.put("NoiDungThanhToan", due.feeName());
    receipt.put("HoTenNguoiNop", applicant.name());
    receipt.put("SoCMNDNguoiNop", identity == null ? "" : identity.number());
    receipt.put("DiaChiNguoiNop", request.placeOfUse().detail());
    receipt.put("HuyenNguoiNop", "");
    receipt.put("TinhNguoiNop", request.placeOfUse().provinceCode());
    ObjectNode fee = receipt.putArray("PhiLePhi").addObject();
    fee.put("LoaiPhiLePhi", "Phi");
    fee.put("MaPhiLePhi", due.feeCode());
    fee.put("TenPhiLePhi", due.feeName());
    fee.put("SoTien", String.valueOf(due.amountVnd()));
    ObjectNode item = receipt.putArray("DSKhoanNop").addObject();
    item.put("NoiDung", due.feeName());
    item.put("SoTien", String.valueOf(due.amountVnd()));
    return receipt;
  }

  /** Settles an attempt once; the answer carries a checksum of its own. */
  @Transactional
  public ObjectNode confirm(PortalFields confirmation) {
    List<String> broken =
        CONFIRMATION_ORDER.stream()
            .filter(field -> !StorableText.isStorable(confirmation.text(field)))
            .toList();
    if (!broken.isEmpty()) {
      return answer(confirmation, "03", String.join(", ", broken) + ": chứa ký tự không hợp lệ");
    }
    List<String> values = CONFIRMATION_ORDER.stream().map(confirmation::text).toList();
    String expected = Checksum.of(values, config.payment().secret());
    if (!Checksum.matches(expected, confirmation.text("MaXacThuc"))) {
      return answer(confirmation, "03", "Mã xác thực không đúng");
    }
    String transaction = confirmation.text("MaGiaoDich");
    Optional<PaymentAttempts.Attempt> found = attempts.lock(confirmation.text("MaThamChieu"));
    if (found.isEmpty() || !confirmation.text("MaDoiTac").equals(config.payment().partner())) {
      return answer(confirmation, "01", "Không có giao dịch tham chiếu này");
    }
    PaymentAttempts.Attempt attempt = found.get();
    if (!confirmation.text("SoTien").equals(String.valueOf(attempt.amountVnd()))
        || !confirmation.text("MaTienTe").toUpperCase(Locale.ROOT).equals("VND")) {
      return answer(confirmation, "02", "Số tiền hoặc loại tiền không khớp");
    }
    if (attempt.state().equals("SETTLED")) {
      return transaction.equals(attempt.transactionId())
          ? answer(confirmation, "00", "Đã ghi nhận")
          : answer(
              confirmation,
              config.payment().alreadySettledCode(),
              "Khoản này đã được thanh toán bằng giao dịch khác");
    }
    if (!confirmation.text("MaLoi").equals("00")) {
      // The platform says that the payment failed: nothing is settled, and it may be tried again.
      return answer(confirmation, "05", "Giao dịch không thành công, chưa ghi nhận thanh toán");
    }
    attempts.settle(attempt.reference(), transaction);
    OffsetDateTime paidAt =
        PortalTime.parse(confirmation.text("ThoiGianGD")).orElse(OffsetDateTime.now(clock));
    String code =
        projections
            .ofDossier(attempt.codeKey())
            .map(RequestSnapshot::externalId)
            .orElse(attempt.codeKey());
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.PAYMENT_CONFIRMED,
            attempt.codeKey(),
            new PaymentConfirmed(
                Channel.PORTAL,
                code,
                attempt.reference(),
                transaction,
                attempt.amountVnd(),
                paidAt)));
    return answer(confirmation, "00", "Đã ghi nhận");
  }

  private ObjectNode answer(PortalFields confirmation, String code, String text) {
    String time = PortalTime.format(OffsetDateTime.now(clock));
    String partner = confirmation.text("MaDoiTac");
    String reference = confirmation.text("MaThamChieu");
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
}
