package vn.evn.simulator.oidc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The issuers there are. */
enum IssuerName {
  VNCONNECT,
  VNEID;

  /** As it stands in addresses. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<IssuerName> of(String path) {
    return Arrays.stream(values()).filter(issuer -> issuer.path().equals(path)).findFirst();
  }
}
