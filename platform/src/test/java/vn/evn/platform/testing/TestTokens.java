package vn.evn.platform.testing;

import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens of a test issuer whose key lives as long as the test's virtual machine. */
public final class TestTokens {
  private static final RsaJsonWebKey KEY = newKey();

  private TestTokens() {}

  /** Value of an {@code Authorization} header with one role. */
  public static String bearer(String role) {
    return bearer(role, Map.of());
  }

  /** The same with further claims, such as {@code unit}, {@code channel} or {@code sub}. */
  public static String bearer(String role, Map<String, Object> claims) {
    JwtClaims token = new JwtClaims();
    token.setIssuer("https://issuer.evn.local");
    token.setAudience("evn");
    token.setSubject("test-" + role);
    token.setClaim("upn", "test-" + role);
    token.setClaim("name", "Test " + role);
    token.setClaim("unit", "PD0100");
    token.setStringListClaim("groups", List.of(role));
    token.setIssuedAtToNow();
    token.setExpirationTimeMinutesInTheFuture(60);
    claims.forEach(token::setClaim);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(token.toJson());
    signature.setKey(KEY.getPrivateKey());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    try {
      return "Bearer " + signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot sign a test token", e);
    }
  }

  /** The public key in PEM form, for {@code EVN_JWT_PUBLIC_KEY_FILE}. */
  static String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(KEY.getRsaPublicKey().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static RsaJsonWebKey newKey() {
    try {
      return RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException e) {
      throw new IllegalStateException("cannot make a test key", e);
    }
  }
}
