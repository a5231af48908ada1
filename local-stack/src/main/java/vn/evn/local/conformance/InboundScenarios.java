package vn.evn.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.evn.local.demonstration.Answer;
import vn.evn.local.demonstration.ApiClient;

/** What the portal sends us. */
final class InboundScenarios {
  private static final String IN = "in";
  private static final String APPLICATIONS = "/portal/v1/applications";
  private static final String MESSAGES = "/portal/v1/messages";

  private final Suite suite;
  private final Report report;

  InboundScenarios(Suite suite, Report report) {
    this.suite = suite;
    this.report = report;
  }

  void play() {
    applications();
    repeats();
    lenientForms();
    refusals();
    laterMessages();
    pushesThatGoWrong();
    payments();
    rights();
  }

  private void applications() {
    IntStream.rangeClosed(1, 18)
        .mapToObj("9.9900%02d"::formatted)
        .forEach(
            procedure ->
                report.play(
                    IN,
                    "new application of procedure " + procedure,
                    "HTTP 200, error_code 0",
                    () -> {
                      JsonNode pushed = suite.push(procedure);
                      return "HTTP "
                          + pushed.path("httpStatus").asText()
                          + ", error_code "
                          + pushed.at("/reply/error_code").asText();
                    }));
  }

  private void repeats() {
    ObjectNode application = suite.application();
    answers("new application", application, "HTTP 200, error_code 0");
    answers("the same again", application, "HTTP 200, error_code 1");
    answers(
        "the same with the names in another order and case",
        inUpperCase(application),
        "HTTP 200, error_code 1");
    answers(
        "other content, not updating",
        application.deepCopy().put("ChuHoSo", "Trần Văn Ví Dụ"),
        "HTTP 200, error_code 1");
    answers(
        "other content with isUpdating True",
        application.deepCopy().put("ChuHoSo", "Lê Thị Ví Dụ").put("isUpdating", "True"),
        "HTTP 200, error_code 0");
    report.play(
        IN,
        "where a dossier stands that was just taken in",
        "TrangThai 1",
        () ->
            "TrangThai "
                + suite
                    .adapter
                    .get(APPLICATIONS + "/" + Suite.code(application))
                    .orFail()
                    .path("TrangThai")
                    .asText());
    report.play(
        IN,
        "eight times the same application at once",
        "one stored, 7 repeats, 1 request",
        () -> {
          ObjectNode one = suite.application();
          List<String> codes =
              Stream.generate(() -> one)
                  .limit(8)
                  .parallel()
                  .map(body -> suite.adapter.post(APPLICATIONS, body))
                  .map(answer -> answer.body().path("error_code").asText())
                  .toList();
          suite.request(Suite.code(one));
          Suite.calm();
          long stored = codes.stream().filter("0"::equals).count();
          long repeats = codes.stream().filter("1"::equals).count();
          return (stored == 1 ? "one" : String.valueOf(stored))
              + " stored, "
              + repeats
              + " repeats, "
              + suite.requests(Suite.code(one)).size()
              + " request";
        });
  }

  private void lenientForms() {
    answers("names in capitals", inUpperCase(suite.application()), "HTTP 200, error_code 0");
    ObjectNode numbers = suite.application();
    numbers.put("SoPha", 1).put("LoaiDoiTuong", 1).put("KenhThucHien", 2);
    answers("codes as numbers", numbers, "HTTP 200, error_code 0");
    ObjectNode single = suite.application();
    single.set("DinhDanhCHS", single.path("DinhDanhCHS").path(0));
    answers("a single object in place of a list", single, "HTTP 200, error_code 0");
    ObjectNode absent = suite.application();
    absent.remove(List.of("Fax", "Email", "ThietBiSuDungDien"));
    answers("optional fields absent", absent, "HTTP 200, error_code 0");
  }

  private void refusals() {
    answers(
        "unknown procedure",
        suite.application().put("MaTTHC", "9.999999"),
        "HTTP 200, error_code -1");
    answers(
        "impossible date",
        suite.application().put("NgayNopHoSo", "20260230083000"),
        "HTTP 200, error_code -1");
    report.play(
        IN,
        "two required fields missing",
        "error_code -1, both named",
        () -> {
          ObjectNode application = suite.application();
          application.remove(List.of("ChuHoSo", "CongSuatDangKy"));
          Answer answer = suite.adapter.post(APPLICATIONS, application);
          String message = answer.body().path("message").asText();
          return "error_code "
              + answer.body().path("error_code").asText()
              + (message.contains("ChuHoSo") && message.contains("CongSuatDangKy")
                  ? ", both named"
                  : ", message " + message);
        });
    answers(
        "dossier code of no known form",
        suite.application().put("MaHoSo", "khong-phai-ma"),
        "HTTP 200, error_code -1");
  }

  private void laterMessages() {
    String code = suite.handIn(Suite.HOUSEHOLD);
    pushes("supplement of a known dossier", code, "supplements");
    pushes("withdrawal of a known dossier", code, "withdrawals");
    ObjectNode withdrawal = ApiClient.object();
    withdrawal.put("service", "NhanYeuCauRutHoSo").put("isUpdating", "True");
    withdrawal
        .putObject("data")
        .put("MaHoSoQG", "Z99.05-991231-9999")
        .put("NgayYeuCau", "20261117101530")
        .put("LyDoRut", "Không còn nhu cầu");
    report.play(
        IN,
        "withdrawal of an unknown dossier",
        "HTTP 200, error_code -1",
        () -> Suite.outcome(suite.adapter.post(MESSAGES, withdrawal)));
    report.play(
        IN,
        "message of an unknown name",
        "HTTP 200, error_code -1",
        () ->
            Suite.outcome(
                suite.adapter.post(
                    MESSAGES, withdrawal.deepCopy().put("service", "KhongCoDichVuNay"))));
  }

  private void pushesThatGoWrong() {
    report.play(
        IN,
        "a push delivered twice",
        "1 request",
        () -> {
          suite.faults(Map.of("push", List.of("duplicate")));
          String code = suite.handIn(Suite.HOUSEHOLD);
          suite.request(code);
          Suite.calm();
          return suite.requests(code).size() + " request";
        });
    report.play(
        IN,
        "afternoon hours written as those of the morning",
        "HTTP 200, error_code 0",
        () -> {
          suite.faults(Map.of("push", List.of("twelve-hour-times")));
          JsonNode pushed = suite.push(Suite.HOUSEHOLD);
          return "HTTP "
              + pushed.path("httpStatus").asText()
              + ", error_code "
              + pushed.at("/reply/error_code").asText();
        });
    suite.faults(Map.of());
  }

  private void payments() {
    report.play(
        IN,
        "payment look-up of an unknown dossier",
        "HTTP 200, error_code -1",
        () ->
            Suite.outcome(
                suite.adapter.post(
                    "/portal/v1/payment-lookup",
                    ApiClient.object(Map.of("MaHoSo", "Z99.05-991231-9999")))));
    report.play(
        IN,
        "payment look-up where nothing is due",
        "HTTP 200, error_code 0",
        () ->
            Suite.outcome(
                suite.adapter.post(
                    "/portal/v1/payment-lookup",
                    ApiClient.object(Map.of("MaHoSo", suite.handIn(Suite.HOUSEHOLD))))));
    report.play(
        IN,
        "payment confirmation with a wrong checksum",
        "HTTP 200, MaLoi 03",
        () -> {
          Answer answer =
              suite.adapter.post(
                  "/portal/v1/payment-confirmations",
                  ApiClient.object(
                      Map.of(
                          "LoaiBanTin", "CONFIRM",
                          "MaLoi", "00",
                          "MaDoiTac", "DOITACVIDU",
                          "MaThamChieu", "DVC0",
                          "SoTien", 450_000,
                          "MaTienTe", "VND",
                          "MaGiaoDich", "GD0",
                          "MaNganHang", "VIDU",
                          "ThoiGianGD", "20261117101530",
                          "MaXacThuc", "0".repeat(64))));
          return "HTTP " + answer.status() + ", MaLoi " + answer.body().path("MaLoi").asText();
        });
  }

  private void rights() {
    ObjectNode application = suite.application();
    report.play(
        IN,
        "no token",
        "HTTP 401",
        () -> "HTTP " + suite.stranger.post(APPLICATIONS, application).status());
    report.play(
        IN,
        "token of another role",
        "HTTP 403",
        () -> "HTTP " + suite.officerAtTheFace.post(APPLICATIONS, application).status());
  }

  private void answers(String scenario, ObjectNode body, String expectation) {
    report.play(
        IN, scenario, expectation, () -> Suite.outcome(suite.adapter.post(APPLICATIONS, body)));
  }

  private void pushes(String scenario, String code, String what) {
    report.play(
        IN,
        scenario,
        "HTTP 200, error_code 0",
        () -> {
          JsonNode pushed =
              suite
                  .portal
                  .post("/api/v1/dossiers/" + code + "/" + what, ApiClient.object())
                  .orFail();
          return "HTTP "
              + pushed.path("httpStatus").asText()
              + ", error_code "
              + pushed.at("/reply/error_code").asText();
        });
  }

  private static ObjectNode inUpperCase(ObjectNode body) {
    ObjectNode upper = ApiClient.object();
    body.properties()
        .forEach(field -> upper.set(field.getKey().toUpperCase(Locale.ROOT), field.getValue()));
    return upper;
  }
}
