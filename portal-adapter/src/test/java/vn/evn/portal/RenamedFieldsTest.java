package vn.evn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Topics;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(RenamedFieldsTest.OtherNames.class)
class RenamedFieldsTest {
  /** The portal turns out to call some fields otherwise. */
  public static class OtherNames implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "evn.portal.renaming.fields",
          "CongSuatDangKy=CongSuatDeNghi,TepDonDangKy=TepDon,LyDoRut=LyDo,MaXa=Phuong");
    }
  }

  @Test
  void readsTheFieldsUnderTheNamesOfThePortalAndNamesThemSo() {
    ObjectNode application = Messages.newSupply();
    String code = application.get("MaHoSo").asText();
    application.set("CongSuatDeNghi", application.remove("CongSuatDangKy"));
    application.set("TepDon", application.remove("TepDonDangKy"));
    ObjectNode place = (ObjectNode) application.get("DiaChiSuDungDien");
    place.set("Phuong", place.remove("MaXa"));
    ObjectNode wrong = application.deepCopy();
    wrong.remove("CongSuatDeNghi");
    ((ObjectNode) wrong.get("DiaChiSuDungDien")).put("Phuong", "4");
    Calls.push(wrong)
        .then()
        .body("error_code", equalTo(-1))
        .body("message", containsString("CongSuatDeNghi"))
        .body("message", containsString("DiaChiSuDungDien.Phuong"));
    Calls.push(application).then().body("error_code", equalTo(0));
    JsonNode event = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(code, 1).get(0).get("data");
    assertThat(event.at("/details/requestedKw").asText()).isNotEmpty();
    assertThat(event.at("/placeOfUse/communeCode").asText()).isEqualTo("00004");
    assertThat(event.at("/documents").size()).isPositive();
    // Kept under the portal's own names, and without the bytes of the paper.
    String body =
        Database.value(
            "SELECT body FROM raw_message WHERE code_key = ? AND outcome = 'STORED'", code);
    assertThat(body).contains("CongSuatDeNghi", "sha256").doesNotContain(Messages.PDF);
    ObjectNode withdrawal = Messages.withdrawal(code);
    ObjectNode data = (ObjectNode) withdrawal.get("data");
    data.set("LyDo", data.remove("LyDoRut"));
    Calls.tell(withdrawal).then().body("error_code", equalTo(0));
  }
}
