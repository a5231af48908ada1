package vn.evn.portal.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.evn.portal.PortalConfig;

/** Addresses by which the portal fetches papers without a login: signed, and good for a time. */
@ApplicationScoped
public class SignedFiles {
  private static final String ALGORITHM = "HmacSHA256";

  private final PortalConfig config;
  private final Clock clock;

  @Inject
  SignedFiles(PortalConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * The address of a stored document that a dossier carries to the portal, which may fetch it at
   * once or when somebody opens the paper there.
   */
  public String portalAddressOf(String sha256) {
    return addressOf(sha256, config.files().dossierLife());
  }

  /** The address of a stored document for whoever has just asked for it. */
  public Address addressFor(String sha256) {
    Instant ends = Instant.now(clock).plus(config.files().life());
    return new Address(addressUntil(sha256, ends.getEpochSecond()), ends);
  }

  /** An address whose time is over. */
  public String endedAddressOf(String sha256) {
    return addressUntil(sha256, 0);
  }

  /**
   * An address that was made for somebody.
   *
   * @param ends until when it is good
   */
  public record Address(String url, Instant ends) {}

  private String addressOf(String sha256, Duration life) {
    return addressUntil(sha256, Instant.now(clock).plus(life).getEpochSecond());
  }

  private String addressUntil(String sha256, long expires) {
    return config.files().publicUrl()
        + "/portal/v1/files/"
        + sha256
        + "?expires="
        + expires
        + "&signature="
        + sign(sha256, expires);
  }

  /** Whether a signature is ours and its time is not over. */
  boolean isGood(String sha256, long expires, String signature) {
    return Instant.now(clock).getEpochSecond() <= expires
        && MessageDigest.isEqual(
            sign(sha256, expires).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  private String sign(String sha256, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(config.files().secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal((sha256 + "|" + expires).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
