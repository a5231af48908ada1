package vn.evn.portal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.evn.portal.Messages;
import vn.evn.portal.procedure.Procedures;

class FieldNamesTest {
  @Test
  void readsTheirNamesInAnyLetterCaseAndDepthAndTellsThemBack() throws Exception {
    FieldNames names = names("CongSuatDangKy=CongSuatDeNghi", "MaTinh = Tinh");
    JsonNode message =
        Messages.JSON.readTree(
            "{\"congsuatDENGHI\": \"5\", \"DiaChi\": [{\"TINH\": \"01\"}], \"SoPha\": \"1\"}");
    JsonNode ours = names.ours(message);
    assertThat(ours.at("/CongSuatDangKy").asText()).isEqualTo("5");
    assertThat(ours.at("/DiaChi/0/MaTinh").asText()).isEqualTo("01");
    assertThat(ours.at("/SoPha").asText()).isEqualTo("1");
    assertThat(names.theirNameOf("CongSuatDangKy")).isEqualTo("CongSuatDeNghi");
    assertThat(names.theirNameOf("DiaChi.MaTinh")).isEqualTo("DiaChi.Tinh");
    assertThat(names.theirNameOf("TaiLieuNop[0]")).isEqualTo("TaiLieuNop[0]");
  }

  @Test
  void leavesAMessageAsItIsWhereNothingIsRenamed() throws Exception {
    JsonNode message = Messages.JSON.readTree("{\"a\": 1}");
    assertThat(names().ours(message)).isSameAs(message);
  }

  @Test
  void namesEveryPairThatCannotBeMeant() {
    assertThatThrownBy(
            () -> names("KhongCo=A", "SoPha", "SoPha=B C", "MaXa=X", "MaXa=Y", "MaTinh=x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("KhongCo", "SoPha:", "SoPha=B C", "MaXa=Y", "MaTinh=x");
  }

  private static FieldNames names(String... pairs) {
    return new FieldNames(List.of(pairs), new Procedures());
  }
}
