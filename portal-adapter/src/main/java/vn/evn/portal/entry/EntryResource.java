package vn.evn.portal.entry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.portal.procedure.Procedures;

/** Where a person comes in from the portal, and comes back from signing on. */
@Path("/portal/entry")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entry")
public class EntryResource {
  private static final Logger LOG = Logger.getLogger(EntryResource.class);
  private static final String COOKIE = "evn_entry_";
  private static final int COOKIE_NAME_DIGITS = 12;
  private static final String TICKET_EXAMPLE =
      """
      {"ticket": "hTq0w7Tt0lqQe0V0l1r3kq6cJm5b8pB1o2vYh3n4s5A", "procedure": "9.990001",
       "expiresAt": "2026-11-16T08:40:15+07:00"}""";

  private final EntryConfig config;
  private final Procedures procedures;
  private final Logins logins;
  private final Tickets tickets;
  private final IssuerClient client;
  private final FormPages pages;

  @Inject
  EntryResource(
      EntryConfig config,
      Procedures procedures,
      Logins logins,
      Tickets tickets,
      IssuerClient client) {
    this.config = config;
    this.procedures = procedures;
    this.logins = logins;
    this.tickets = tickets;
    this.client = client;
    this.pages = new FormPages(config.formUrl(), config.formOrigins().orElse(List.of()));
  }

  /** A ticket, where no form is configured that would get it. */
  @Schema(name = "EntryTicket", description = "The right to hand in one application")
  public record TicketView(
      @Schema(description = "The ticket; good once") String ticket,
      @Schema(description = "Procedure that it is for") String procedure,
      @Schema(description = "When it is over") java.time.OffsetDateTime expiresAt) {}

  @GET
  @Operation(
      operationId = "enter",
      summary = "Takes a person in from the portal",
      description =
          "The deep link of the portal, its parameters in any order and letter case: MaTTHC, or"
              + " MaDVC, or MaTTHCDP name the procedure; vnconnect=1 or vneid=1 the issuer to sign"
              + " on at. MaCoQuanThucHien and MDT are not used: who the person is, the issuer tells.")
  @Parameter(
      name = "MaTTHC",
      in = org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY,
      description = "Code of the procedure",
      example = "9.990001",
      schema = @Schema(implementation = String.class))
  @Parameter(
      name = "ReturnUrl",
      in = org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY,
      description = "A form of ours to come out at; others are refused",
      example = "https://cskh.vidu.example/bieu-mau",
      schema = @Schema(implementation = String.class))
  @APIResponse(responseCode = "303", description = "To the issuer, to sign on")
  @APIResponse(
      responseCode = "404",
      description = "The procedure is not served here",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "409",
      description = "Nothing is taken in for the procedure at present",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response enter(@Context UriInfo uri) {
    DeepLink link = DeepLink.read(uri.getQueryParameters(), config.issuers().keySet());
    checkOpen(procedures, link.procedure());
    Optional<String> page = pages.choose(link.formUrl());
    String name = Objects.requireNonNullElse(link.issuer(), config.defaultIssuer());
    EntryConfig.Issuer issuer = issuer(name);
    String state = Secrets.next();
    String browser = Secrets.next();
    Logins.Login login =
        new Logins.Login(
            Secrets.hash(browser),
            name,
            Secrets.next(),
            Secrets.next(),
            link.procedure(),
            page.orElse(null));
    if (!logins.begin(state, login)) {
      throw ProblemException.unavailable();
    }
    return Response.seeOther(URI.create(authorize(issuer, name, state, login)))
        .cookie(cookie(state, browser))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /**
   * Ends a call about a procedure for which nothing can be handed in.
   *
   * @throws ProblemException 404 or 409
   */
  static void checkOpen(Procedures procedures, String procedure) {
    if (procedures.find(procedure).isEmpty()) {
      throw ProblemException.notFound("Thủ tục " + procedure + " không được thực hiện tại đây");
    }
    if (procedures.isClosed(procedure)) {
      throw ProblemException.conflict(
          "procedure-closed",
          "Nothing is taken in for this procedure at present",
          "Thủ tục " + procedure + " tạm ngừng tiếp nhận",
          Map.of("procedure", procedure));
    }
  }

  private EntryConfig.Issuer issuer(String name) {
    EntryConfig.Issuer issuer = config.issuers().get(name);
    if (issuer == null) {
      throw ProblemException.notFound("There is no such issuer");
    }
    return issuer;
  }

  private String authorize(
      EntryConfig.Issuer issuer, String name, String state, Logins.Login login) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", issuer.clientId());
    query.put("redirect_uri", redirectUri(name));
    query.put("scope", issuer.scope());
    query.put("state", state);
    query.put("nonce", login.nonce());
    if (issuer.pkce()) {
      query.put("code_challenge", Secrets.challenge(login.verifier()));
      query.put("code_challenge_method", "S256");
    }
    issuer.acrValues().ifPresent(values -> query.put("acr_values", values));
    return issuer.authorizeUrl()
        + (issuer.authorizeUrl().contains("?") ? "&" : "?")
        + IssuerClient.encoded(query);
  }

  /** Ours alone: nothing that a caller sends gets into it. */
  private String redirectUri(String issuerName) {
    return config.publicUrl() + "/portal/entry/callback/" + issuerName;
  }

  /** Binds the sign-on to the browser that began it, so that nobody is signed on as another. */
  private NewCookie cookie(String state, String browser) {
    return new NewCookie.Builder(cookieName(state))
        .value(browser)
        .path("/portal/entry")
        .maxAge((int) config.loginLife().toSeconds())
        .httpOnly(true)
        .secure(config.publicUrl().startsWith("https:"))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }

  private static String cookieName(String state) {
    return COOKIE + Secrets.hash(state).substring(0, COOKIE_NAME_DIGITS);
  }

  @GET
  @Path("callback/{issuer}")
  @Operation(
      operationId = "comeBack",
      summary = "Takes a person back from signing on",
      description =
          "Checks the state and the browser, exchanges the code, checks the ID token and reads the"
              + " profile; then leads to the form with a ticket behind #, or answers the ticket where"
              + " no form is configured.")
  @APIResponse(
      responseCode = "200",
      description = "The ticket, where no form is configured",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TicketView.class),
              examples = @ExampleObject(name = "ticket", value = TICKET_EXAMPLE)))
  @APIResponse(responseCode = "303", description = "To the form, with the ticket")
  @APIResponse(
      responseCode = "403",
      description = "Not signed on, or what the issuer says is not to be believed",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "404",
      description = "There is no such issuer",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "409",
      description = "Nothing is taken in for the procedure at present",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "503",
      description = "The issuer does not answer",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response comeBack(
      @Parameter(description = "Name of the issuer", example = "vnconnect") @PathParam("issuer")
          String issuerName,
      @Parameter(description = "What we sent along") @QueryParam("state") @Nullable String state,
      @Parameter(description = "Becomes the tokens, once") @QueryParam("code")
          @Nullable String code,
      @Parameter(description = "The issuer as it calls itself (RFC 9207)") @QueryParam("iss")
          @Nullable String iss,
      @Parameter(description = "Why nobody is signed on", example = "access_denied")
          @QueryParam("error")
          @Nullable String error,
      @Context HttpHeaders headers) {
    EntryConfig.Issuer issuer = issuer(issuerName);
    Logins.Login login = begun(state, headers);
    if (!login.issuer().equals(issuerName) || (iss != null && !iss.equals(issuer.issuer()))) {
      throw refused("another issuer answered than was asked");
    }
    if (error != null || code == null || code.isEmpty()) {
      throw refused("the issuer signed nobody on");
    }
    checkOpen(procedures, login.procedure());
    Tickets.Issued ticket;
    try {
      JsonNode profile = client.profile(issuer, code, redirectUri(issuerName), login);
      Applicant applicant = Profiles.applicant(profile);
      ticket =
          tickets.issue(issuerName, profile.path("sub").asText(), login.procedure(), applicant);
    } catch (SignOnRefused e) {
      throw refused(String.valueOf(e.getMessage()));
    } catch (IssuerAway e) {
      LOG.warnf("Issuer %s does not answer: %s", issuerName, e.getMessage());
      throw ProblemException.unavailable();
    }
    return handedOut(ticket, login);
  }

  private Response handedOut(Tickets.Issued ticket, Logins.Login login) {
    String page = login.formUrl();
    Response.ResponseBuilder answer =
        page == null
            ? Response.ok(new TicketView(ticket.secret(), login.procedure(), ticket.expiresAt()))
            : Response.seeOther(URI.create(page + "#ticket=" + ticket.secret()));
    return answer
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  /** The sign-on that a state belongs to, begun in this very browser. */
  private Logins.Login begun(@Nullable String state, HttpHeaders headers) {
    Optional<Logins.Login> login =
        state == null || !Secrets.isOne(state) ? Optional.empty() : logins.end(state);
    if (login.isEmpty()) {
      throw refused("no sign-on of this state is under way");
    }
    Cookie cookie = headers.getCookies().get(cookieName(Objects.requireNonNull(state)));
    String hash = cookie == null ? "" : Secrets.hash(cookie.getValue());
    if (!MessageDigest.isEqual(
        hash.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        login.get().browserHash().getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      throw refused("another browser began this sign-on");
    }
    return login.get();
  }

  private static ProblemException refused(String why) {
    LOG.infof("A sign-on was refused: %s", why);
    return new ProblemException(
        Problem.of(
            403,
            "sign-on-refused",
            "Nobody is signed on",
            "Đăng nhập không thành công, đề nghị thực hiện lại từ Cổng Dịch vụ công ("
                + why
                + ")"));
  }
}
