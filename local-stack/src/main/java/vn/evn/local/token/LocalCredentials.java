package vn.evn.local.token;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Everything secret of a local stack: keys, one token per role, and random secrets that the
 * services and the simulator share. It lies under the state folder and is made at first start.
 */
public final class LocalCredentials {
  /** The account of the services at the simulated portal. */
  public static final String PORTAL_USERNAME = "evn-local";

  private static final Duration TOKEN_LIFE = Duration.ofDays(30);

  private final Path state;
  private final Map<String, String> secrets;

  private LocalCredentials(Path state, Map<String, String> secrets) {
    this.state = state;
    this.secrets = secrets;
  }

  /** Makes what is missing and renews the tokens. */
  public static LocalCredentials prepare(Path state) throws IOException {
    TokenIssuer issuer = new TokenIssuer(DevelopmentKeys.readOrMake(state.resolve("keys")));
    Path tokens = Files.createDirectories(state.resolve("tokens"));
    for (String role : TokenIssuer.ROLES.keySet()) {
      PrivateFiles.write(
          tokens.resolve(role + ".jwt"), issuer.token(role, TOKEN_LIFE, Map.of()) + "\n");
    }
    // The simulator of the compose file runs as another user and has to read this one.
    Files.setPosixFilePermissions(
        tokens.resolve("portal.jwt"), PosixFilePermissions.fromString("rw-r--r--"));
    LocalCredentials credentials = new LocalCredentials(state, readOrMakeSecrets(state));
    PrivateFiles.write(state.resolve("compose.env"), credentials.composeEnvironment());
    return credentials;
  }

  public Path publicKeyFile() {
    return state.resolve("keys").resolve("jwt-public.pem");
  }

  public Path tokens() {
    return state.resolve("tokens");
  }

  /** A secret by the name of its environment variable. */
  public String secret(String name) {
    String value = secrets.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no secret of this name: " + name);
    }
    return value;
  }

  private static Map<String, String> readOrMakeSecrets(Path state) throws IOException {
    Path file = state.resolve("keys").resolve("secrets.properties");
    Properties known = new Properties();
    if (Files.exists(file)) {
      known.load(new StringReader(Files.readString(file)));
    }
    Map<String, String> secrets = new TreeMap<>();
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (String name :
        new String[] {
          "EVN_PORTAL_PASSWORD", "EVN_PAYMENT_SECRET", "EVN_DB_PASSWORD", "EVN_FILE_LINK_SECRET"
        }) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      String value = known.getProperty(name, HexFormat.of().formatHex(bytes));
      secrets.put(name, value);
      text.append(name).append('=').append(value).append('\n');
    }
    PrivateFiles.write(file, text.toString());
    return secrets;
  }

  private String composeEnvironment() {
    StringBuilder text =
        new StringBuilder("# For docker compose --env-file; made anew each time.\n");
    secrets.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }
}
