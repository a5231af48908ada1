package vn.evn.portal.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;
import vn.evn.portal.projection.PortalState;
import vn.evn.portal.registration.PowerUnits;

/** Renders a request in the portal's words. Values are texts; what is absent is the empty text. */
@ApplicationScoped
class DossierRendering {
  private static final int LONGEST_SUBJECT = 1_000;
  private static final int LONGEST_OFFICER = 50;
  private static final int LONGEST_PAPER = 4_000;
  private static final int LONGEST_RESULT = 2_000;

  private final PortalConfig config;
  private final Procedures procedures;
  private final PowerUnits units;
  private final ObjectMapper json;

  @Inject
  DossierRendering(
      PortalConfig config, Procedures procedures, PowerUnits units, ObjectMapper json) {
    this.config = config;
    this.units = units;
    this.procedures = procedures;
    this.json = json;
  }

  /**
   * The dossier for DongBoHoSoMC: always whole, since the portal replaces what it has.
   *
   * @param told the replacement told before, an array of one; null for the first. Papers that it
   *     has and the request has no longer are told as deleted
   */
  ObjectNode dossier(RequestSnapshot request, ReportedDossier reported, @Nullable String told) {
    Procedure procedure = procedures.find(reported.procedure()).orElseThrow();
    ObjectNode dossier = json.createObjectNode();
    dossier.put("MaHoSo", reported.code());
    dossier.put("MaTTHC", procedure.procedure());
    dossier.put("TenTTHC", procedure.name());
    dossier.put("MaLinhVuc", config.fieldCode());
    dossier.put("TenLinhVuc", config.fieldName());
    dossier.put("SoBienNhan", "");
    dossier.put("KenhThucHien", PortalChannel.codeOf(request.channel()));
    applicant(dossier, request.applicant());
    dossier.put("TrichYeuHoSo", cut(procedure.name(), LONGEST_SUBJECT));
    dossier.put("NgayNopHoSo", PortalTime.format(request.submittedAt()));
    // The portal wants it in every state: until acceptance it is the time of submission.
    dossier.put(
        "NgayTiepNhan",
        PortalTime.format(Objects.requireNonNullElse(request.acceptedAt(), request.submittedAt())));
    dossier.put("NgayHenTra", PortalTime.format(request.dueAt()));
    dossier.put("TrangThaiHoSo", String.valueOf(PortalState.codeOf(request.state())));
    dossier.put("NgayTra", PortalTime.format(request.resultReturnedAt()));
    dossier.put(
        "ThongTinTra",
        request.state() == RequestState.RESULT_RETURNED ? "Trả kết quả điện tử" : "");
    dossier.put("HinhThuc", "0");
    dossier.put("NgayKetThucXuLy", PortalTime.format(request.endedAt()));
    dossier.put(
        "NgayTuChoi",
        request.state() == RequestState.REFUSED ? PortalTime.format(request.endedAt()) : "");
    dossier.put("DonViXuLy", units.nameOf(request.unit()));
    dossier.put("GhiChu", "");
    dossier.put("NoiNopHoSo", reported.isBornOnPortal() ? "1" : "2");
    dossier.put("HoSoCoThanhPhanSoHoa", request.documents().isEmpty() ? "0" : "1");
    // Not known of the account: a flag that is set without proof would be counted.
    dossier.put("TaiKhoanDuocXacThucVoiVNeID", "");
    dossier.put("DuocThanhToanTrucTuyen", paymentFlag(request));
    dossier.putArray("DSKetNoiCSDL");
    papers(dossier.putArray("TaiLieuNop"), request, told);
    fees(dossier.putArray("DanhSachLePhi"), request);
    dossier.putArray("DanhSachTepDinhKemKhac");
    supplements(dossier.putArray("DanhSachHoSoBoSung"), request);
    results(dossier.putArray("DanhSachGiayToKetQua"), request);
    return dossier;
  }

  /** A step for CapNhatTienDoHoSoMC. */
  ObjectNode step(
      RequestSnapshot request, ReportedDossier reported, RequestChange change, String content) {
    ObjectNode step = json.createObjectNode();
    step.put("MaHoSo", reported.code());
    step.put("NguoiXuLy", cut(officer(change.actor()), LONGEST_OFFICER));
    step.put("ChucDanh", text(change.actor().position()));
    step.put("ThoiDiemXuLy", PortalTime.format(change.at()));
    step.put("PhongBanXuLy", text(change.actor().unit()));
    step.put("NoiDungXuLy", content);
    step.put("TrangThai", String.valueOf(PortalState.codeOf(request.state())));
    step.put("NgayBatDau", PortalTime.format(change.at()));
    OffsetDateTime due = change.stepDueAt() == null ? request.dueAt() : change.stepDueAt();
    step.put("NgayKetThucTheoQuyDinh", PortalTime.format(due));
    return step;
  }

  /** A state for DongBoTrangThaiHoSo, which the portal takes for some states alone. */
  ObjectNode state(
      RequestSnapshot request,
      ReportedDossier reported,
      RequestChange change,
      String code,
      String content) {
    ObjectNode state = json.createObjectNode();
    state.put("MaHoSo", reported.code());
    state.put("MaHoSoDonVi", request.code());
    state.put("MaDoiTuong", text(request.applicant().portalAccountId()));
    state.put("NoiDung", content);
    state.put("NgayXuLy", PortalTime.format(change.at()));
    state.put("TrangThai", code);
    state.putArray("TaiLieuXuLy");
    return state;
  }

  private static void applicant(ObjectNode dossier, Applicant applicant) {
    dossier.put("ChuHoSo", applicant.name());
    dossier.put("LoaiDoiTuong", String.valueOf(applicant.kind().ordinal() + 1));
    dossier.put("MaDoiTuong", text(applicant.portalAccountId()));
    ArrayNode identities = dossier.putArray("DinhDanhCHS");
    Applicant.Identity identity = applicant.identity();
    if (identity != null) {
      switch (identity.kind()) {
        case CITIZEN_ID ->
            identities.addObject().put("LoaiDinhDanh", "1").put("SoDinhDanh", identity.number());
        case OLD_ID ->
            identities.addObject().put("LoaiDinhDanh", "2").put("SoDinhDanh", identity.number());
        case PASSPORT, TAX_CODE -> {
          // The portal's list has no number for these; a company is known by its name and account.
        }
      }
    }
    dossier.put("ThongTinKhac", "");
    dossier.put("Email", text(applicant.email()));
    dossier.put("Fax", "");
    dossier.put("SoDienThoai", text(applicant.phone()));
  }

  /** 0 no fee, 1 all paid on the portal's platform, 3 due, or paid in another way. */
  private String paymentFlag(RequestSnapshot request) {
    if (request.fees().isEmpty()) {
      return "0";
    }
    return request.fees().stream().allMatch(this::isPaidOnPlatform) ? "1" : "3";
  }

  /** A payment on the platform has a reference of ours; one that an officer confirms has not. */
  private boolean isPaidOnPlatform(RequestSnapshot.Fee fee) {
    String reference = fee.reference();
    return fee.paidAt() != null
        && reference != null
        && reference.startsWith(config.payment().prefix());
  }

  private void papers(ArrayNode papers, RequestSnapshot request, @Nullable String told) {
    Set<String> present = new HashSet<>();
    for (DocumentReference document : request.documents()) {
      String digest = document.sha256();
      if (digest == null) {
        // Not fetched yet: the portal gets it with a later replacement.
        continue;
      }
      present.add(document.id());
      papers
          .addObject()
          .put("TepDinhKemId", document.id())
          .put("TenTepDinhKem", cut(document.name(), LONGEST_PAPER))
          .put("IsDeleted", "False")
          .put("MaThanhPhanHoSo", "")
          .put("DuongDanTaiTepTin", PaperAddresses.notedFor(digest))
          .put("DuocSoHoa", "1")
          .put("DuocTaiSuDung", "0")
          .put("DuocLayTuKhoDMQG", "0")
          .put("MaKetQuaThayThe", "");
    }
    for (JsonNode paper : papersOf(told)) {
      if (paper instanceof ObjectNode gone
          && !present.contains(gone.path("TepDinhKemId").asText())) {
        papers.add(gone.put("IsDeleted", "True"));
      }
    }
  }

  private JsonNode papersOf(@Nullable String told) {
    try {
      return told == null ? MissingNode.getInstance() : json.readTree(told);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a queued message is not JSON", e);
    }
  }

  private static void fees(ArrayNode fees, RequestSnapshot request) {
    for (RequestSnapshot.Fee fee : request.fees()) {
      fees.addObject()
          .put("TenPhiLePhi", fee.name())
          .put("MaPhiLePhi", fee.code())
          .put("HinhThucThu", "1")
          .put("Gia", String.valueOf(fee.amountVnd()))
          .put("LoaiPhiLePhi", "1");
    }
  }

  private static void supplements(ArrayNode rounds, RequestSnapshot request) {
    for (RequestSnapshot.SupplementRound round : request.supplementRounds()) {
      boolean answered = round.answeredAt() != null;
      ObjectNode rendered = rounds.addObject();
      rendered.put("HoSoBoSungId", request.code() + "-" + round.number());
      rendered.put("NguoiYeuCauBoSung", round.requestedBy());
      rendered.put("NoiDungBoSung", round.reason());
      rendered.put("NgayBoSung", PortalTime.format(round.requestedAt()));
      rendered.put("NguoiTiepNhanBoSung", text(round.receivedBy()));
      rendered.put("ThongTinTiepNhan", answered ? "Đã nhận" : "");
      rendered.put("NgayTiepNhanBoSung", PortalTime.format(round.answeredAt()));
      rendered.put("TrangThaiBoSung", answered);
      rendered.putArray("DanhSachGiayToBoSung");
      rendered.putArray("DanhSachLePhiBoSung");
      rendered.put("NgayHenTraTruoc", PortalTime.format(round.dueAtBefore()));
      rendered.put("NgayHenTraMoi", PortalTime.format(round.dueAtAfter()));
    }
  }

  private void results(ArrayNode results, RequestSnapshot request) {
    for (RequestSnapshot.ResultDocument result : request.results()) {
      DocumentReference document = result.document();
      String digest = document == null ? null : document.sha256();
      results
          .addObject()
          .put("TenGiayTo", cut(result.name(), LONGEST_RESULT))
          .put("MaThanhPhanHoSo", "")
          .put("MaGiayToKetQua", "")
          .put("GiayToId", document == null ? "" : document.id())
          .put("DuongDanTepTinKetQua", digest == null ? "" : PaperAddresses.notedFor(digest));
    }
  }

  private static String officer(RequestChange.Actor actor) {
    return actor.name().equals("system") ? "Hệ thống" : actor.name();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Cuts by code point, so that no letter is torn apart. */
  private static String cut(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit));
  }
}
