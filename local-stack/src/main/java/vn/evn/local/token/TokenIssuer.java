package vn.evn.local.token;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs bearer tokens for development. Production uses an OpenID Connect provider. */
public final class TokenIssuer {
  public static final String ISSUER = "https://issuer.evn.local";
  public static final String AUDIENCE = "evn";

  /** The roles of the suite, each with who plays it in the local stack. */
  public static final Map<String, String> ROLES =
      Map.of(
          "portal", "Cổng Dịch vụ công (mô phỏng)",
          "channel", "Tổng đài chăm sóc khách hàng (ví dụ)",
          "officer", "Phạm Ví Dụ",
          "supervisor", "Trần Ví Dụ",
          "billing-operator", "Lê Ví Dụ",
          "integrator", "Hệ thống tích hợp (ví dụ)",
          "auditor", "Kiểm Toán Ví Dụ");

  private final PrivateKey key;

  public TokenIssuer(PrivateKey key) {
    this.key = key;
  }

  /**
   * Signs a token.
   *
   * @param claims further claims, which overrule the usual ones
   * @return the compact form, without "Bearer"
   */
  public String token(String role, Duration validFor, Map<String, Object> claims) {
    JwtClaims token = new JwtClaims();
    token.setIssuer(ISSUER);
    token.setAudience(AUDIENCE);
    token.setSubject("local-" + role);
    token.setClaim("upn", "local-" + role);
    token.setClaim("name", ROLES.getOrDefault(role, role));
    token.setClaim("unit", "PD0100");
    token.setStringListClaim("groups", List.of(role));
    token.setIssuedAtToNow();
    NumericDate end = NumericDate.now();
    end.addSeconds(validFor.toSeconds());
    token.setExpirationTime(end);
    claims.forEach(token::setClaim);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(token.toJson());
    signature.setKey(key);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("the key cannot sign", e);
    }
  }
}
