package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.procedure.Procedures;

/** Every example and what differs from one in one way: stored once, or refused by the field. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class MutatedMessagesTest {
  private static final Path FIELDS = Path.of("..", "docs", "portal", "fields.md");

  static List<Mutations.Mutation> mutations() {
    return Mutations.all();
  }

  static List<String> procedures() {
    return new Procedures().codes();
  }

  @Test
  void areManyAndDifferent() {
    List<String> names = mutations().stream().map(Mutations.Mutation::name).toList();
    assertThat(names).hasSizeGreaterThan(150).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void areStoredOnceOrRefusedByTheirField(Mutations.Mutation mutation) {
    String code = code(mutation.message());
    Response answer = push(mutation.message());
    String field = mutation.field();
    if (field != null) {
      answer.then().body("error_code", equalTo(-1)).body("message", containsString(field));
      assertThat(Database.rows("dossier", code)).isZero();
      return;
    }
    answer.then().body("error_code", equalTo(0));
    push(mutation.message()).then().body("error_code", equalTo(1));
    assertThat(Database.rows("dossier", code)).isEqualTo(1);
    assertThat(
            Database.value(
                "SELECT count(*) FROM raw_message WHERE code_key = ? AND outcome = 'STORED'", code))
        .isEqualTo("1");
  }

  static List<String> envelopes() {
    return List.of("as it is", "lower case", "upper case", "flag", "number", "list", "rest");
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void readsEveryLaterMessageInEachForm(String form) {
    for (String kind : List.of("supplement", "withdrawal", "voucher")) {
      ObjectNode application = Mutations.example("9.990001");
      push(application).then().body("error_code", equalTo(0));
      String code = code(application);
      ObjectNode message =
          switch (kind) {
            case "supplement" -> Messages.supplement(code, "True");
            case "withdrawal" -> Messages.withdrawal(code);
            default -> Messages.voucher(code);
          };
      JsonNode changed =
          switch (form) {
            case "lower case" -> Mutations.renamed(message, name -> name.toLowerCase(Locale.ROOT));
            case "upper case" -> Mutations.renamed(message, name -> name.toUpperCase(Locale.ROOT));
            case "flag" -> message.put("isUpdating", true);
            case "number" -> Mutations.numbered(message.put("isUpdating", 1));
            case "list" ->
                message.set("data", Messages.JSON.createArrayNode().add(message.get("data")));
            case "rest" -> message.put("SecurityKey", "bi-mat \uD83D\uDE00").put("Ngay", "1");
            default -> message;
          };
      tell(changed).then().body("error_code", equalTo(0));
      tell(changed).then().body("error_code", equalTo(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "supplement:MaHoSoQG=",
        "supplement:NgayNopHoSo=20260230083015",
        "supplement:ThongTinSuaDoi=a",
        "withdrawal:MaHoSoQG=261116-0007",
        "withdrawal:NgayYeuCau=",
        "withdrawal:NgayYeuCau=17/11/2026",
        "withdrawal:LyDoRut=",
        "voucher:MaHoSo=Z99.05",
        "voucher:ThongTinThanhToan.SoTien=1.250.000",
        "voucher:ThongTinThanhToan.SoTien=-1",
        "voucher:ThongTinThanhToan.ThoiGianThanhToan=20261117251530",
        "voucher:ThongTinThanhToan.TrangThaiThanhToan=0"
      })
  void refusesALaterMessageByItsField(String fault) {
    String kind = fault.substring(0, fault.indexOf(':'));
    String path = fault.substring(fault.indexOf(':') + 1, fault.indexOf('='));
    ObjectNode application = Mutations.example("9.990001");
    push(application).then().body("error_code", equalTo(0));
    String code = code(application);
    ObjectNode message =
        switch (kind) {
          case "supplement" -> Messages.supplement(code, "True");
          case "withdrawal" -> Messages.withdrawal(code);
          default -> Messages.voucher(code);
        };
    ObjectNode holder = (ObjectNode) message.get("data");
    String field = path;
    if (path.contains(".")) {
      holder = (ObjectNode) holder.get(path.substring(0, path.indexOf('.')));
      field = path.substring(path.indexOf('.') + 1);
    }
    holder.put(field, fault.substring(fault.indexOf('=') + 1));
    tell(message).then().body("error_code", equalTo(-1)).body("message", containsString(field));
    assertThat(
            Database.value(
                "SELECT count(*) FROM raw_message WHERE code_key = ? AND outcome = 'STORED'", code))
        .isEqualTo("1");
  }

  private static Response tell(JsonNode message) {
    Response answer =
        Calls.wronglyAs("portal").body(message.toString()).post("/portal/v1/messages");
    answer.then().statusCode(200);
    return answer;
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void haveAnExampleOfEachProcedureWithNoFieldThatIsNotDocumented(String procedure)
      throws IOException {
    ObjectNode example = Mutations.example(procedure);
    assertThat(example.get("MaTTHC").asText()).isEqualTo(procedure);
    Set<String> documented =
        Pattern.compile("[A-Z][A-Za-z]+")
            .matcher(Files.readString(FIELDS))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).containsAll(example.properties().stream().map(f -> f.getKey()).toList());
    new Procedures()
        .find(procedure).orElseThrow().fields().stream()
            .filter(field -> field.required())
            .forEach(field -> assertThat(example.has(field.portal())).as(field.portal()).isTrue());
  }

  private static Response push(JsonNode message) {
    Response answer =
        Calls.wronglyAs("portal").body(message.toString()).post("/portal/v1/applications");
    answer.then().statusCode(200);
    return answer;
  }

  private static String code(JsonNode message) {
    for (String name : List.of("MaHoSo", "mahoso", "MAHOSO")) {
      if (message.has(name)) {
        return message.get(name).asText().toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }
}
