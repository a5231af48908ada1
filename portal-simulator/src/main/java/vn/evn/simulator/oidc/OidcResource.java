package vn.evn.simulator.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.ProblemException;

/** The issuers' addresses, named as those of the portal's own identity server (contract §5.1). */
@Path("/oidc/{issuer}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-on", description = "OpenID Connect issuers vnconnect and vneid, for test persons")
@APIResponse(
    responseCode = "404",
    description = "No such issuer",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class OidcResource {
  private static final String KEYS_EXAMPLE =
      """
      {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "vnconnect-1", "n": "…", "e": "AQAB"}]}""";
  private static final String EXCHANGE_EXAMPLE =
      "grant_type=authorization_code&code=…&redirect_uri=http%3A%2F%2F127.0.0.1%3A8081%2Fportal%2Fentry"
          + "%2Fcallback%2Fvnconnect&client_id=evn-portal-adapter&code_verifier=…";
  private static final String TOKENS_EXAMPLE =
      """
      {"access_token": "…", "token_type": "Bearer", "expires_in": 600, "scope": "openid", "id_token": "…"}""";
  private static final String REFUSED_EXAMPLE = "{\"error\": \"invalid_grant\"}";
  private static final String PROFILE_EXAMPLE =
      """
      {"sub": "0a1b2c3d-0000-4000-8000-000000000123", "LoaiTaiKhoan": "1", "SoDinhDanh": "001188000123",
       "HoVaTen": "Nguyễn Thị Minh Thư", "SoDienThoai": "0900000123",
       "TechID": "6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7", "loAs": "LoA2"}""";
  private static final String CONFIGURATION_EXAMPLE =
      """
      {"issuer": "http://127.0.0.1:8090/oidc/vnconnect",
       "authorization_endpoint": "http://127.0.0.1:8090/oidc/vnconnect/oauth2/authorize",
       "token_endpoint": "http://127.0.0.1:8090/oidc/vnconnect/oauth2/token"}""";

  private final OidcSettings settings;
  private final Persons persons;
  private final SignOns signOns;
  private final Clock clock;
  private final Map<IssuerName, SigningKey> keys = new EnumMap<>(IssuerName.class);

  OidcResource(OidcSettings settings, Persons persons, SignOns signOns, Clock clock) {
    this.settings = settings;
    this.persons = persons;
    this.signOns = signOns;
    this.clock = clock;
    for (IssuerName issuer : IssuerName.values()) {
      keys.put(issuer, new SigningKey(issuer.path() + "-1"));
    }
  }

  @GET
  @Path(".well-known/openid-configuration")
  @Operation(
      operationId = "readOidcConfiguration",
      summary = "Tells the addresses of an issuer",
      description = "OpenID Connect Discovery.")
  @APIResponse(
      responseCode = "200",
      description = "The addresses",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "addresses", value = CONFIGURATION_EXAMPLE)))
  public ObjectNode configuration(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name) {
    String issuer = url(issuer(name));
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("issuer", issuer);
    configuration.put("authorization_endpoint", issuer + "/oauth2/authorize");
    configuration.put("token_endpoint", issuer + "/oauth2/token");
    configuration.put("userinfo_endpoint", issuer + "/oauth2/userinfo");
    configuration.put("jwks_uri", issuer + "/oauth2/jwks");
    configuration.putArray("response_types_supported").add("code");
    configuration.putArray("code_challenge_methods_supported").add("S256");
    configuration.putArray("id_token_signing_alg_values_supported").add("RS256");
    configuration.putArray("subject_types_supported").add("public");
    return configuration;
  }

  @GET
  @Path("oauth2/jwks")
  @Operation(
      operationId = "readOidcKeys",
      summary = "Tells the public keys of an issuer",
      description = "Made at each start.")
  @APIResponse(
      responseCode = "200",
      description = "The keys",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "keys", value = KEYS_EXAMPLE)))
  public ObjectNode jwks(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    set.putArray("keys").add(key(issuer(name)).publicKey());
    return set;
  }

  @GET
  @Path("oauth2/authorize")
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "signOn",
      summary = "Signs a test person on",
      description =
          "Without person: a page to choose one. With person (its sub): back to redirect_uri with a"
              + " code, the state and the issuer. person=none refuses, as somebody does who goes back.")
  @APIResponse(
      responseCode = "200",
      description = "A page to choose a person",
      content =
          @Content(
              mediaType = MediaType.TEXT_HTML,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "page", value = "<!DOCTYPE html>…")))
  @APIResponse(responseCode = "303", description = "Back, with a code or an error")
  @APIResponse(
      responseCode = "400",
      description = "Another client or redirect_uri than is known: nobody is sent anywhere",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response authorize(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name,
      @Parameter(description = "code", example = "code")
          @QueryParam("response_type")
          @DefaultValue("")
          String responseType,
      @Parameter(description = "Who asks", example = "evn-portal-adapter")
          @QueryParam("client_id")
          @DefaultValue("")
          String clientId,
      @Parameter(description = "Where to go back to") @QueryParam("redirect_uri") @DefaultValue("")
          String redirectUri,
      @Parameter(description = "Given back as it came") @QueryParam("state") @DefaultValue("")
          String state,
      @Parameter(description = "Stands in the ID token") @QueryParam("nonce") @DefaultValue("")
          String nonce,
      @Parameter(description = "PKCE, S256") @QueryParam("code_challenge") @DefaultValue("")
          String challenge,
      @Parameter(description = "sub of the person, or none") @QueryParam("person") @DefaultValue("")
          String person,
      @Context UriInfo uri) {
    IssuerName issuer = issuer(name);
    if (!clientId.equals(settings.clientId())
        || settings.redirects().stream().noneMatch(redirectUri::startsWith)) {
      throw new ProblemException(
          400, "unknown-client", "Client or redirect_uri is not known here", "Nobody is sent on");
    }
    if (!responseType.equals("code")) {
      return back(redirectUri, "error", "unsupported_response_type", state, issuer);
    }
    if (person.isEmpty()) {
      return Response.ok(page(uri), MediaType.TEXT_HTML + ";charset=UTF-8")
          .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
          .build();
    }
    if (persons.find(person).isEmpty()) {
      return back(redirectUri, "error", "access_denied", state, issuer);
    }
    String code = signOns.newCode(new SignOns.Code(issuer, person, redirectUri, nonce, challenge));
    return back(redirectUri, "code", code, state, issuer);
  }

  private Response back(
      String redirectUri, String what, String value, String state, IssuerName issuer) {
    return Response.seeOther(
            URI.create(
                redirectUri
                    + (redirectUri.contains("?") ? "&" : "?")
                    + what
                    + "="
                    + encoded(value)
                    + "&state="
                    + encoded(state)
                    + "&iss="
                    + encoded(url(issuer))))
        .build();
  }

  private String page(UriInfo uri) {
    StringBuilder page =
        new StringBuilder(
            "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Đăng nhập mô"
                + " phỏng</title></head><body><h1>Chọn người dùng thử</h1><ul>\n");
    String here = uri.getRequestUri().getRawQuery();
    for (ObjectNode person : persons.all()) {
      String name = person.path("TenDoanhNghiep").asText(person.path("HoVaTen").asText());
      page.append("<li><a href=\"?")
          .append(escape(here + "&person=" + encoded(person.path("sub").asText())))
          .append("\">")
          .append(escape(name))
          .append("</a></li>\n");
    }
    return page.append("<li><a href=\"?")
        .append(escape(here + "&person=none"))
        .append("\">Không đăng nhập</a></li></ul></body></html>\n")
        .toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @POST
  @Path("oauth2/token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(
      operationId = "exchangeOidcCode",
      summary = "Makes tokens of a code",
      description =
          "A code is good once, for the client, redirect_uri and verifier it was made for.")
  @APIResponse(
      responseCode = "200",
      description = "The tokens",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "tokens", value = TOKENS_EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "The code is not good",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "refused", value = REFUSED_EXAMPLE)))
  public Response token(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "code", value = EXCHANGE_EXAMPLE)))
          MultivaluedMap<String, String> form) {
    IssuerName issuer = issuer(name);
    Optional<SignOns.Code> found =
        signOns
            .useCode(value(form, "code"))
            .filter(signOn -> value(form, "grant_type").equals("authorization_code"))
            .filter(signOn -> signOn.issuer() == issuer)
            .filter(signOn -> value(form, "client_id").equals(settings.clientId()))
            .filter(signOn -> signOn.redirectUri().equals(value(form, "redirect_uri")))
            .filter(signOn -> signOn.isVerifiedBy(value(form, "code_verifier")));
    if (found.isEmpty()) {
      return Response.status(400)
          .entity(JsonNodeFactory.instance.objectNode().put("error", "invalid_grant"))
          .build();
    }
    SignOns.Code signOn = found.get();
    Instant now = clock.instant();
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", url(issuer));
    claims.put("sub", signOn.subject());
    claims.put("aud", settings.clientId());
    claims.put("nonce", signOn.nonce());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(settings.tokenLife()).getEpochSecond());
    ObjectNode tokens = JsonNodeFactory.instance.objectNode();
    tokens.put("access_token", signOns.newAccess(new SignOns.Access(issuer, signOn.subject())));
    tokens.put("token_type", "Bearer");
    tokens.put("expires_in", settings.tokenLife().toSeconds());
    tokens.put("scope", "openid");
    tokens.put("id_token", key(issuer).sign(claims));
    return Response.ok(tokens).header("Cache-Control", "no-store").build();
  }

  @GET
  @Path("oauth2/userinfo")
  @Operation(
      operationId = "readProfile",
      summary = "Reads the profile of who signed on",
      description = "With the access token as bearer.")
  @APIResponse(
      responseCode = "200",
      description = "The profile",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "citizen", value = PROFILE_EXAMPLE)))
  @APIResponse(
      responseCode = "401",
      description = "The token is not good",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ObjectNode userinfo(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name,
      @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String bearer) {
    IssuerName issuer = issuer(name);
    String token = bearer.startsWith("Bearer ") ? bearer.substring("Bearer ".length()) : "";
    return signOns
        .access(token)
        .filter(access -> access.issuer() == issuer)
        .flatMap(access -> persons.find(access.subject()))
        .orElseThrow(
            () -> new ProblemException(401, "bad-token", "The token is not good", "None of ours"));
  }

  @POST
  @Path("oauth2/userinfo")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "postProfile",
      summary = "Reads the profile by POST",
      description = "The same: one code base asks so.")
  @APIResponse(
      responseCode = "200",
      description = "The profile",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "citizen", value = PROFILE_EXAMPLE)))
  @APIResponse(
      responseCode = "401",
      description = "The token is not good",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ObjectNode postUserinfo(
      @Parameter(description = "vnconnect or vneid", example = "vnconnect") @PathParam("issuer")
          String name,
      @Parameter(hidden = true) @HeaderParam("Authorization") @DefaultValue("") String bearer) {
    return userinfo(name, bearer);
  }

  private static String value(MultivaluedMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
  }

  private static IssuerName issuer(String name) {
    return IssuerName.of(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "issuer-not-found", "No such issuer", "vnconnect or vneid"));
  }

  private SigningKey key(IssuerName issuer) {
    return Objects.requireNonNull(keys.get(issuer));
  }

  private String url(IssuerName issuer) {
    return settings.url() + "/oidc/" + issuer.path();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
