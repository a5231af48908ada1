package vn.evn.local.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair of the development issuer: the services get the public half alone. */
public final class DevelopmentKeys {
  private static final String PRIVATE = "jwt-private.pem";
  private static final String PUBLIC = "jwt-public.pem";

  private DevelopmentKeys() {}

  /**
   * Reads the private key of a folder, or makes a pair if there is none.
   *
   * @param folder gets {@code jwt-private.pem}, readable by its owner alone, and {@code
   *     jwt-public.pem}
   */
  public static PrivateKey readOrMake(Path folder) throws IOException {
    try {
      Path file = folder.resolve(PRIVATE);
      if (!Files.exists(file) || !Files.exists(folder.resolve(PUBLIC))) {
        make(folder);
      }
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(decode(Files.readString(file))));
    } catch (GeneralSecurityException e) {
      throw new IOException("the development keys in " + folder + " are not usable", e);
    }
  }

  private static void make(Path folder) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Files.createDirectories(folder);
    PrivateFiles.write(folder.resolve(PRIVATE), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Path publicKey = folder.resolve(PUBLIC);
    Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    // Also containers, which run as other users, read it.
    Files.setPosixFilePermissions(publicKey, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static String pem(String name, byte[] der) {
    return "-----BEGIN "
        + name
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + name
        + "-----\n";
  }

  private static byte[] decode(String pem) {
    return Base64.getMimeDecoder()
        .decode(pem.replaceAll("-----[A-Z ]+-----", "").getBytes(StandardCharsets.US_ASCII));
  }
}
