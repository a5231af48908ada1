package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.evn.portal.file.SignedFiles;

/**
 * Addresses of papers in a dossier. A queued dossier names a paper by its digest; the address is
 * signed when the dossier leaves. So its life begins then, however long the dossier has waited, and
 * a dossier in which nothing has changed is word for word the one told before.
 */
@ApplicationScoped
class PaperAddresses {
  private static final String DIGEST = "sha256:";

  private final SignedFiles files;

  @Inject
  PaperAddresses(SignedFiles files) {
    this.files = files;
  }

  /** What stands in a queued dossier for the address of a paper. */
  static String notedFor(String sha256) {
    return DIGEST + sha256;
  }

  /** Puts signed addresses in place of what was noted for them. */
  void sign(JsonNode dossiers) {
    for (JsonNode dossier : dossiers) {
      dossier.path("TaiLieuNop").forEach(paper -> sign(paper, "DuongDanTaiTepTin"));
      dossier.path("DanhSachGiayToKetQua").forEach(paper -> sign(paper, "DuongDanTepTinKetQua"));
    }
  }

  private void sign(JsonNode paper, String field) {
    String noted = paper.path(field).asText();
    if (noted.startsWith(DIGEST) && paper instanceof ObjectNode changeable) {
      String sha256 = noted.substring(DIGEST.length());
      // The field is required; what was taken back is not to be read any more.
      changeable.put(
          field,
          paper.path("IsDeleted").asText().equals("True")
              ? files.endedAddressOf(sha256)
              : files.portalAddressOf(sha256));
    }
  }
}
