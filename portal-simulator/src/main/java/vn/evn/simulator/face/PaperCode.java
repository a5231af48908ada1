package vn.evn.simulator.face;

import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import vn.evn.simulator.wire.FieldCheck;

/**
 * {@code MaThanhPhanHoSo}: the code of a paper, as the catalogue has it. Where one is given it has
 * to be a paper of the procedure ({@code LayThuTuc}); the real portal was seen to refuse others.
 */
final class PaperCode {
  private static final String FIELD = "MaThanhPhanHoSo";
  private static final Pattern CODE = Pattern.compile("[A-Z0-9.]+-KQ\\d{6}");

  private PaperCode() {}

  /** Checks the form alone. */
  static void check(FieldCheck paper) {
    paper.matches(FIELD, CODE, "<đơn vị>-KQnnnnnn");
  }

  /**
   * Checks the form, and that the procedure has such a paper.
   *
   * @param isPaperOf whether a procedure (first) has a paper of a code (second)
   */
  static void check(FieldCheck paper, String procedure, BiPredicate<String, String> isPaperOf) {
    check(paper);
    String code = paper.text(FIELD);
    if (CODE.matcher(code).matches() && !isPaperOf.test(procedure, code)) {
      paper.fault(FIELD, code + " không có trong thành phần hồ sơ của thủ tục " + procedure);
    }
  }
}
