package vn.evn.simulator.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Codes and access tokens that were handed out; each code is good once. */
@ApplicationScoped
class SignOns {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OidcSettings settings;
  private final Clock clock;
  private final Map<String, Until<Code>> codes = new LinkedHashMap<>();
  private final Map<String, Until<Access>> accesses = new LinkedHashMap<>();

  SignOns(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Until<T>(T value, Instant end) {}

  /**
   * What a code stands for.
   *
   * @param challenge of PKCE; empty if none was sent
   */
  record Code(
      IssuerName issuer, String subject, String redirectUri, String nonce, String challenge) {

    /** Whether a verifier belongs to the challenge; without one any is good. */
    boolean isVerifiedBy(String verifier) {
      return challenge.isEmpty() || challenge.equals(challengeOf(verifier));
    }
  }

  /** Whose profile an access token opens, and where. */
  record Access(IssuerName issuer, String subject) {}

  synchronized String newCode(Code code) {
    return keep(codes, code, settings.codeLife());
  }

  synchronized Optional<Code> useCode(String code) {
    Until<Code> found = codes.remove(code);
    return found == null || found.end().isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(found.value());
  }

  synchronized String newAccess(Access access) {
    return keep(accesses, access, settings.tokenLife());
  }

  synchronized Optional<Access> access(String token) {
    Until<Access> found = accesses.get(token);
    return found == null || found.end().isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(found.value());
  }

  private <T> String keep(Map<String, Until<T>> all, T value, Duration life) {
    if (all.size() >= settings.kept()) {
      all.remove(all.keySet().iterator().next());
    }
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    all.put(secret, new Until<>(value, clock.instant().plus(life)));
    return secret;
  }

  /** S256 of RFC 7636. */
  static String challengeOf(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
