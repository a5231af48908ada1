package vn.evn.portal.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A real issuer on a port of its own, that lies as a test tells it to. */
final class TestIssuer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final RsaJsonWebKey key = newKey();
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private volatile Map<String, Object> profile = Map.of();
  private volatile RsaJsonWebKey signing = key;
  private volatile Consumer<JwtClaims> lie = claims -> {};
  private volatile int tokenStatus = 200;

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/oauth2/token", this::token);
    server.createContext(
        "/oauth2/jwks",
        call ->
            answer(
                call,
                200,
                new JsonWebKeySet(List.of(key)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)));
    server.createContext(
        "/oauth2/userinfo",
        call -> {
          boolean known =
              "Bearer mo-ho-so".equals(call.getRequestHeaders().getFirst("Authorization"));
          answer(call, known ? 200 : 401, known ? JSON.writeValueAsString(profile) : "{}");
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void tells(Map<String, Object> person) {
    profile = person;
  }

  /** What is wrong with the next ID tokens. */
  void lies(Consumer<JwtClaims> how) {
    lie = how;
  }

  /** Signs with a key that it does not publish. */
  void signsWithAnotherKey() {
    signing = newKey();
    signing.setKeyId(key.getKeyId());
  }

  void signsWithItsOwnKey() {
    signing = key;
  }

  void answersTokenCallsWith(int status) {
    tokenStatus = status;
  }

  /** Signs somebody on as a browser would have it done; the code to come back with. */
  String signOn(Map<String, String> authorize) {
    String code = UUID.randomUUID().toString();
    asked.put(code, authorize);
    return code;
  }

  private void token(HttpExchange call) throws IOException {
    Map<String, String> form =
        query(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> begun = asked.remove(form.getOrDefault("code", ""));
    if (tokenStatus != 200) {
      answer(call, tokenStatus, "{}");
      return;
    }
    boolean good =
        begun != null
            && form.getOrDefault("redirect_uri", "").equals(begun.get("redirect_uri"))
            && Secrets.challenge(form.getOrDefault("code_verifier", ""))
                .equals(begun.get("code_challenge"));
    if (!good || begun == null) {
      answer(call, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    Map<String, Object> tokens = new LinkedHashMap<>();
    tokens.put("access_token", "mo-ho-so");
    tokens.put("token_type", "Bearer");
    tokens.put("id_token", idToken(begun));
    answer(call, 200, JSON.writeValueAsString(tokens));
  }

  private String idToken(Map<String, String> begun) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(url());
    claims.setAudience(begun.get("client_id"));
    claims.setSubject(String.valueOf(profile.get("sub")));
    claims.setClaim("nonce", begun.get("nonce"));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    lie.accept(claims);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(signing.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parameters of an address or a form. */
  static Map<String, String> query(String text) {
    return Arrays.stream(text.substring(text.indexOf('?') + 1).split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> second,
                HashMap::new));
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    try (call) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().add("Content-Type", "application/json");
      call.sendResponseHeaders(status, bytes.length);
      call.getResponseBody().write(bytes);
    }
  }

  private static RsaJsonWebKey newKey() {
    try {
      RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
      made.setKeyId("khoa-1");
      made.setUse("sig");
      return made;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
