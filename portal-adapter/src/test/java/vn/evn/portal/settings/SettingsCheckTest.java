package vn.evn.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.entry.EntryConfig;
import vn.evn.portal.paper.PaperConfig;
import vn.evn.portal.payment.PlatformConfig;

class SettingsCheckTest {
  @Test
  void findsNothingWrongWithGoodSettings() {
    assertThat(faults(Map.of())).isEmpty();
  }

  @Test
  void knowsTheIssuerThatIsAskedWhereNoneIsNamed() {
    assertThat(faults(Map.of("evn.portal.entry.default-issuer", "khac")))
        .containsExactly("evn.portal.entry.default-issuer: there is no issuer khac");
  }

  @Test
  void namesEverySettingThatCannotBeMeantAtOnce() {
    List<String> faults =
        faults(
            Map.of(
                "evn.portal.url", "portal",
                "evn.portal.agency", "EVN",
                "evn.portal.refusal-code", "7",
                "evn.portal.password", " ",
                "evn.portal.files.public-url", "https://evn.vidu.example/",
                "evn.portal.entry.form-url", "https://cskh.vidu.example/#a",
                "evn.portal.entry.issuers.vneid.token-url", "ftp://vneid.vidu.example",
                "evn.portal.entry.issuers.vneid.pkce", "false",
                "evn.portal.papers.hosts", "tep.vidu.example,https://tep.vidu.example",
                "evn.portal.papers.lease", "PT1S"));
    assertThat(faults).hasSize(10);
    assertThat(
            List.of(
                "evn.portal.url:",
                "evn.portal.agency:",
                "evn.portal.refusal-code:",
                "evn.portal.password:",
                "evn.portal.files.public-url:",
                "evn.portal.entry.form-url:",
                "evn.portal.entry.issuers.vneid.token-url:",
                "evn.portal.entry.issuers.vneid.client-secret:",
                "evn.portal.papers.hosts:",
                "evn.portal.papers.lease:"))
        .allSatisfy(
            setting ->
                assertThat(faults).anySatisfy(fault -> assertThat(fault).startsWith(setting)));
  }

  private static List<String> faults(Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("evn.portal.url", "https://portal.vidu.example");
    settings.put("evn.portal.username", "evn");
    settings.put("evn.portal.password", "mat-khau");
    settings.put("evn.portal.agency", "Z99.05");
    settings.put("evn.portal.agency-name", "Công ty Điện lực (ví dụ)");
    settings.put("evn.portal.payment.partner", "DOITACVIDU");
    settings.put("evn.portal.payment.secret", "bi-mat");
    settings.put("evn.portal.files.public-url", "https://evn.vidu.example");
    settings.put("evn.portal.files.secret", "bi-mat");
    settings.put("evn.portal.payment-platform.url", "https://thanhtoan.vidu.example");
    settings.put("evn.portal.entry.public-url", "https://evn.vidu.example");
    for (String issuer : List.of("vnconnect", "vneid")) {
      String prefix = "evn.portal.entry.issuers." + issuer + ".";
      settings.put(prefix + "issuer", "https://" + issuer + ".vidu.example");
      settings.put(prefix + "client-id", "evn");
      for (String url : List.of("authorize-url", "token-url", "userinfo-url", "jwks-url")) {
        settings.put(prefix + url, "https://" + issuer + ".vidu.example/" + url);
      }
    }
    settings.putAll(changed);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(PortalConfig.class)
            .withMapping(EntryConfig.class)
            .withMapping(PaperConfig.class)
            .withMapping(PlatformConfig.class)
            .withDefaultValues(settings)
            .build();
    return new SettingsCheck(
            config.getConfigMapping(PortalConfig.class),
            config.getConfigMapping(EntryConfig.class),
            config.getConfigMapping(PaperConfig.class),
            config.getConfigMapping(PlatformConfig.class))
        .faults();
  }
}
