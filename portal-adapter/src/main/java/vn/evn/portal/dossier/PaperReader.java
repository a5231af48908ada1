package vn.evn.portal.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.evn.platform.document.ContentType;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;

/**
 * Reads the papers of a message: the form itself and what is enclosed, as bytes or as addresses.
 */
@ApplicationScoped
class PaperReader {
  private static final int LONGEST_NAME = 4_000;

  private final PortalConfig config;

  @Inject
  PaperReader(PortalConfig config) {
    this.config = config;
  }

  List<Paper> read(PortalFields message, Faults faults) {
    List<Paper> papers = new ArrayList<>();
    if (message.has("TepDonDangKy")) {
      add(
          papers,
          "TepDonDangKy",
          nameOr(message.text("TenTepDonDangKy"), "DonDangKy"),
          message.text("TepDonDangKy"),
          "",
          faults);
    }
    if (message.has("URLTepDangKy")) {
      add(
          papers,
          "URLTepDangKy",
          nameOr(message.text("TenTepDangKy"), "DonDangKy"),
          "",
          message.text("URLTepDangKy"),
          faults);
    }
    List<PortalFields> enclosed = message.list("TaiLieuNop");
    for (int i = 0; i < enclosed.size(); i++) {
      PortalFields paper = enclosed.get(i);
      String field = "TaiLieuNop[" + i + "]";
      if (!paper.has("Base64") && !paper.has("DuongDanTaiTepTin")) {
        faults.add(field, "không có nội dung tệp (Base64)");
        continue;
      }
      add(
          papers,
          field,
          nameOr(paper.text("TenTepDinhKem"), "TaiLieu" + (i + 1)),
          paper.text("Base64"),
          paper.text("DuongDanTaiTepTin"),
          faults);
    }
    if (papers.size() > config.limits().papers()) {
      faults.add("TaiLieuNop", "không quá " + config.limits().papers() + " tệp");
    }
    return papers;
  }

  private void add(
      List<Paper> papers, String field, String name, String base64, String address, Faults faults) {
    if (base64.isEmpty()) {
      papers.add(new Paper(name, null, address, null));
      return;
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      faults.add(field, "Base64 không hợp lệ");
      return;
    }
    if (bytes.length > config.limits().paperBytes()) {
      faults.add(field, "tệp vượt quá " + config.limits().paperBytes() + " byte");
      return;
    }
    Optional<String> type = ContentType.of(bytes);
    if (type.isEmpty() || !config.limits().types().contains(type.get())) {
      faults.add(field, "loại tệp không được chấp nhận (PDF, PNG, JPEG, DOC, DOCX)");
      return;
    }
    papers.add(new Paper(name, bytes, null, type.get()));
  }

  private static String nameOr(String name, String otherwise) {
    String chosen = name.isEmpty() ? otherwise : name;
    return chosen.length() > LONGEST_NAME ? chosen.substring(0, LONGEST_NAME) : chosen;
  }
}
