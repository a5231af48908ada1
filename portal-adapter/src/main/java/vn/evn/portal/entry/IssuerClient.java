package vn.evn.portal.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Speaks with an issuer: a code becomes tokens, the ID token is checked, the profile is read. */
@ApplicationScoped
class IssuerClient {
  private static final Logger LOG = Logger.getLogger(IssuerClient.class);
  private static final int MOST_BYTES = 256 * 1024;
  private static final int CLOCK_SKEW_SECONDS = 120;

  private final EntryConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final HttpClient http;

  @Inject
  IssuerClient(EntryConfig config, ObjectMapper json, Clock clock) {
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The profile (userinfo) of who has signed on.
   *
   * @throws SignOnRefused if the code or what comes for it is not good
   * @throws IssuerAway if the issuer does not answer
   */
  JsonNode profile(EntryConfig.Issuer issuer, String code, String redirectUri, Logins.Login login)
      throws SignOnRefused, IssuerAway {
    JsonNode tokens = exchange(issuer, code, redirectUri, login);
    String subject = subjectOf(issuer, tokens.path("id_token").asText(), login.nonce());
    String accessToken = tokens.path("access_token").asText();
    HttpRequest.Builder call =
        request(issuer.userinfoUrl()).header("Authorization", "Bearer " + accessToken);
    JsonNode profile =
        send(
            issuer.userinfoMethod().equalsIgnoreCase("POST")
                ? call.POST(HttpRequest.BodyPublishers.noBody()).build()
                : call.GET().build());
    // OpenID Connect Core 5.3.2: else it is the profile of somebody else.
    if (!subject.equals(profile.path("sub").asText())) {
      throw new SignOnRefused("the profile is not that of who signed on");
    }
    return profile;
  }

  private JsonNode exchange(
      EntryConfig.Issuer issuer, String code, String redirectUri, Logins.Login login)
      throws SignOnRefused, IssuerAway {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    form.put("client_id", issuer.clientId());
    issuer.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
    if (issuer.pkce()) {
      form.put("code_verifier", login.verifier());
    }
    return send(
        request(issuer.tokenUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build());
  }

  /** The subject of a checked ID token (OpenID Connect Core 3.1.3.7). */
  private String subjectOf(EntryConfig.Issuer issuer, String idToken, String nonce)
      throws SignOnRefused, IssuerAway {
    String keys = send(request(issuer.jwksUrl()).GET().build()).toString();
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver(
                  new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys()))
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(
                      ConstraintType.PERMIT,
                      AlgorithmIdentifiers.RSA_USING_SHA256,
                      AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                      AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
              .setExpectedIssuer(issuer.issuer())
              .setExpectedAudience(issuer.clientId())
              .setRequireExpirationTime()
              .setRequireSubject()
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .build()
              .processToClaims(idToken);
      if (!nonce.equals(claims.getStringClaimValue("nonce"))) {
        throw new SignOnRefused("the ID token is not for this sign-on");
      }
      List<String> audience = claims.getAudience();
      String party = claims.getStringClaimValue("azp");
      if (party == null ? audience.size() > 1 : !party.equals(issuer.clientId())) {
        throw new SignOnRefused("the ID token is for somebody else");
      }
      return claims.getSubject();
    } catch (InvalidJwtException | MalformedClaimException | JoseException e) {
      // Without the text of the exception, which holds the token.
      LOG.infof("An ID token is not good: %s", e.getClass().getSimpleName());
      throw new SignOnRefused("the ID token is not good");
    }
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(config.timeout())
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest request) throws SignOnRefused, IssuerAway {
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (response.statusCode() >= 500) {
          throw new IssuerAway("HTTP " + response.statusCode());
        }
        if (response.statusCode() != 200 || bytes.length > MOST_BYTES) {
          throw new SignOnRefused("the issuer answered HTTP " + response.statusCode());
        }
        return json.readTree(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssuerAway("interrupted");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new SignOnRefused("the issuer's answer is not JSON");
    } catch (IOException e) {
      throw new IssuerAway(e.getClass().getSimpleName());
    }
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
