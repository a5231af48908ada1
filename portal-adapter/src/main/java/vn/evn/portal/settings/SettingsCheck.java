package vn.evn.portal.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.entry.EntryConfig;
import vn.evn.portal.paper.PaperConfig;
import vn.evn.portal.payment.PlatformConfig;

/**
 * Refuses a start with settings that are there and cannot be meant. Those that are missing are
 * named by the configuration itself, also all at once.
 */
@ApplicationScoped
public class SettingsCheck {
  private static final Pattern AGENCY =
      Pattern.compile("(\\d{3}\\.\\d{2}\\.\\d{2}\\.)?[A-Z]\\d{2}(\\.\\d{1,5})*");
  private static final Pattern PAPER_HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:(\\d{1,5}|\\*))?");

  private static final int FIRST = 1;

  private final PortalConfig portal;
  private final EntryConfig entry;
  private final PaperConfig papers;
  private final PlatformConfig platform;

  @Inject
  SettingsCheck(
      PortalConfig portal, EntryConfig entry, PaperConfig papers, PlatformConfig platform) {
    this.portal = portal;
    this.entry = entry;
    this.papers = papers;
    this.platform = platform;
  }

  void start(@Observes @Priority(FIRST) StartupEvent event) {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("The settings are not good:\n" + String.join("\n", faults));
    }
  }

  /** Every fault, each with the name of its setting. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    address("evn.portal.url", portal.url(), faults);
    address("evn.portal.payment-platform.url", platform.url(), faults);
    address("evn.portal.files.public-url", portal.files().publicUrl(), faults);
    address("evn.portal.entry.public-url", entry.publicUrl(), faults);
    entry.formUrl().ifPresent(url -> page("evn.portal.entry.form-url", url, faults));
    entry
        .formOrigins()
        .orElse(List.of())
        .forEach(origin -> page("evn.portal.entry.form-origins", origin, faults));
    entry.issuers().forEach((name, issuer) -> issuer(name, issuer, faults));
    if (!entry.issuers().containsKey(entry.defaultIssuer())) {
      faults.add("evn.portal.entry.default-issuer: there is no issuer " + entry.defaultIssuer());
    }
    if (!AGENCY.matcher(portal.agency()).matches()) {
      faults.add("evn.portal.agency: is no code of an agency: " + portal.agency());
    }
    if (!List.of("5", "11").contains(portal.refusalCode())) {
      faults.add("evn.portal.refusal-code: must be 5 or 11");
    }
    for (String host : papers.hosts().orElse(List.of())) {
      if (!PAPER_HOST.matcher(host).matches()) {
        faults.add("evn.portal.papers.hosts: is no host, host:port or host:*: " + host);
      }
    }
    for (Map.Entry<String, String> secret :
        Map.of(
                "evn.portal.username", portal.username(),
                "evn.portal.password", portal.password(),
                "evn.portal.payment.secret", portal.payment().secret(),
                "evn.portal.files.secret", portal.files().secret())
            .entrySet()) {
      if (secret.getValue().isBlank()) {
        faults.add(secret.getKey() + ": is blank");
      }
    }
    if (papers.lease().compareTo(papers.timeout()) <= 0) {
      faults.add("evn.portal.papers.lease: must be longer than evn.portal.papers.timeout");
    }
    return faults.stream().sorted().toList();
  }

  private static void issuer(String name, EntryConfig.Issuer issuer, List<String> faults) {
    String prefix = "evn.portal.entry.issuers." + name + ".";
    address(prefix + "authorize-url", issuer.authorizeUrl(), faults);
    address(prefix + "token-url", issuer.tokenUrl(), faults);
    address(prefix + "userinfo-url", issuer.userinfoUrl(), faults);
    address(prefix + "jwks-url", issuer.jwksUrl(), faults);
    if (issuer.clientSecret().isEmpty() && !issuer.pkce()) {
      faults.add(prefix + "client-secret: is needed without PKCE");
    }
  }

  /** An address that paths are put behind. */
  private static void address(String setting, String value, List<String> faults) {
    if (!isWebAddress(value) || value.endsWith("/")) {
      faults.add(setting + ": is no web address without a slash at its end: " + value);
    }
  }

  /** An address that a person is sent to, with something put behind #. */
  private static void page(String setting, String value, List<String> faults) {
    if (!isWebAddress(value) || value.contains("#")) {
      faults.add(setting + ": is no web address without #: " + value);
    }
  }

  private static boolean isWebAddress(String value) {
    URI uri = parsed(value);
    return uri != null
        && uri.getHost() != null
        && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
  }

  private static @Nullable URI parsed(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
