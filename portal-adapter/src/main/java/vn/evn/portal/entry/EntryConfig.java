package vn.evn.portal.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How persons come in from the portal. */
@ConfigMapping(prefix = "evn.portal.entry")
public interface EntryConfig {
  /** Our address as a browser reaches it; issuers send back to paths below it. */
  String publicUrl();

  /** The issuers by name. A deep link asks for one by its name as a flag, such as vneid=1. */
  Map<String, Issuer> issuers();

  /** The issuer where a deep link names none. */
  @WithDefault("vnconnect")
  String defaultIssuer();

  /**
   * The page with the form; gets the ticket behind {@code #}, which no server sees. Without one the
   * ticket is answered as JSON.
   */
  Optional<String> formUrl();

  /** Origins of further forms that a deep link may name as ReturnUrl; others are refused. */
  Optional<List<String>> formOrigins();

  /** How long a person may take to sign on. */
  @WithDefault("PT10M")
  Duration loginLife();

  /** How long a ticket is good. */
  @WithDefault("PT10M")
  Duration ticketLife();

  /** Sign-ons under way at most; more are asked to come again. */
  @WithDefault("20000")
  int openLogins();

  /** Time limit of one call of an issuer. */
  @WithDefault("PT6S")
  Duration timeout();

  /** An OpenID Connect issuer. */
  interface Issuer {
    /** What it calls itself in the tokens (iss). */
    String issuer();

    /** Where a browser signs on. */
    String authorizeUrl();

    /** Where a code becomes tokens. */
    String tokenUrl();

    /** Where the profile is read. */
    String userinfoUrl();

    /** Its public keys. */
    String jwksUrl();

    /** Who we are there. */
    String clientId();

    /** Our secret there; absent for a public client, which PKCE protects. */
    Optional<String> clientSecret();

    /** What is asked for. */
    @WithDefault("openid")
    String scope();

    /** Level of assurance that is asked for, such as LoA1; absent asks for none. */
    Optional<String> acrValues();

    /** Whether PKCE is sent. */
    @WithDefault("true")
    boolean pkce();

    /** GET, or POST as one code base has it. */
    @WithDefault("GET")
    String userinfoMethod();
  }
}
