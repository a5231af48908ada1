package vn.evn.portal.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/** Writes the receipt of a fee (ThongTinBienLai), for a look-up and for a payment that we begin. */
@ApplicationScoped
class Receipts {
  private static final int LONGEST_NAME = 250;

  /** Fields for fines and taxes, which are sent empty. */
  private static final List<String> UNUSED =
      List.of(
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
          "TaiKhoanThuNSNN");

  private final DossierProcedures dossiers;
  private final Procedures procedures;
  private final PortalConfig config;
  private final PlatformConfig platform;
  private final ObjectMapper json;

  @Inject
  Receipts(
      DossierProcedures dossiers,
      Procedures procedures,
      PortalConfig config,
      PlatformConfig platform,
      ObjectMapper json) {
    this.dossiers = dossiers;
    this.procedures = procedures;
    this.config = config;
    this.platform = platform;
    this.json = json;
  }

  /** The receipt; every field of the contract stands in it, empty where there is nothing to say. */
  ObjectNode of(RequestSnapshot request, PaymentAttempts.Attempt fee) {
    Optional<Procedure> procedure = procedure(request, fee.codeKey());
    String code = procedure.map(Procedure::procedure).orElse("");
    String name = shortened(procedure.map(Procedure::name).orElse(fee.feeName()));
    ObjectNode receipt = json.createObjectNode();
    receipt.put("MaDichVu", "2");
    receipt.put("MaDVC", code.isEmpty() ? fee.feeCode() : code + ".01");
    receipt.put("TenDVC", name);
    receipt.put("MaTTHC", code);
    receipt.put("TenTTHC", name);
    receipt.put("MaDonVi", config.agency());
    receipt.put("TenDonVi", config.agencyName());
    receipt.put("MaHoSo", request.externalId());
    receipt.put("TKThuHuong", platform.account().orElse(""));
    receipt.put("MaNHThuHuong", platform.bank().orElse(""));
    receipt.put("TenTKThuHuong", platform.accountName().orElse(""));
    UNUSED.forEach(field -> receipt.put(field, ""));
    payer(receipt, request);
    ObjectNode item = receipt.putArray("PhiLePhi").addObject();
    item.put("LoaiPhiLePhi", "Phi");
    item.put("MaPhiLePhi", fee.feeCode());
    item.put("TenPhiLePhi", fee.feeName());
    item.put("SoTien", String.valueOf(fee.amountVnd()));
    ObjectNode paid = receipt.putArray("DSKhoanNop").addObject();
    paid.put("NoiDung", fee.feeName());
    paid.put("SoTien", String.valueOf(fee.amountVnd()));
    receipt.put("NoiDungThanhToan", fee.feeName());
    return receipt;
  }

  private static void payer(ObjectNode receipt, RequestSnapshot request) {
    Applicant applicant = request.applicant();
    Applicant.Identity identity = applicant.identity();
    receipt.put("HoTenNguoiNop", applicant.name());
    receipt.put("SoCMNDNguoiNop", identity == null ? "" : identity.number());
    receipt.put("DiaChiNguoiNop", request.placeOfUse().detail());
    receipt.put("HuyenNguoiNop", "");
    receipt.put("TinhNguoiNop", request.placeOfUse().provinceCode());
  }

  /** The procedure that the dossier came by; of one born here, that of its service and case. */
  private Optional<Procedure> procedure(RequestSnapshot request, String codeKey) {
    return dossiers
        .of(codeKey)
        .flatMap(procedures::find)
        .or(() -> procedures.ofService(request.serviceType(), request.variant()));
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
