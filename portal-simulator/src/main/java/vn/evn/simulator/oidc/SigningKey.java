package vn.evn.simulator.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** A key of an issuer, made at start: what was signed before is worth nothing after. */
final class SigningKey {
  private static final int BITS = 2048;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String id;
  private final KeyPair pair;

  SigningKey(String id) {
    this.id = id;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** A JSON Web Token over claims, RS256. */
  String sign(ObjectNode claims) {
    ObjectNode header =
        JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("typ", "JWT").put("kid", id);
    String content = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** The public key as a JSON Web Key. */
  ObjectNode publicKey() {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", "RSA")
        .put("use", "sig")
        .put("alg", "RS256")
        .put("kid", id)
        .put("n", encoded(key.getModulus()))
        .put("e", encoded(key.getPublicExponent()));
  }

  private static String encoded(ObjectNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Without the byte that is there for the sign alone. */
  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
