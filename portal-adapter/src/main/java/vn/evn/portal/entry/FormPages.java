package vn.evn.portal.entry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/** Where a person may come out with a ticket: nowhere but at a form of ours. */
final class FormPages {
  private final @Nullable String usual;
  private final List<String> origins;

  FormPages(Optional<String> usual, List<String> origins) {
    this.usual = usual.orElse(null);
    List<String> all = new ArrayList<>();
    origins.forEach(origin -> all.add(originOf(origin)));
    usual.ifPresent(url -> all.add(originOf(url)));
    this.origins = all;
  }

  /**
   * The page to go to; empty if there is none, and the ticket is answered as JSON.
   *
   * @throws ProblemException 400 if a page is asked for that is not ours
   */
  Optional<String> choose(@Nullable String asked) {
    if (asked == null || asked.isEmpty()) {
      return Optional.ofNullable(usual);
    }
    String origin;
    try {
      origin = originOf(asked);
    } catch (IllegalArgumentException e) {
      origin = "";
    }
    if (!origins.contains(origin)) {
      throw new ProblemException(
          ProblemException.unreadable("The link leads to a page that is not ours")
              .problem()
              .withErrors(List.of(new FieldError("/ReturnUrl", "is not allowed"))));
    }
    return Optional.of(asked);
  }

  /**
   * Scheme, host and port of an address.
   *
   * @throws IllegalArgumentException if it is none, or could be read in two ways
   */
  static String originOf(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not an address: " + address, e);
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null
        || !(scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
        || host == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("not a plain web address: " + address);
    }
    return (scheme + "://" + host + ":" + portOf(uri)).toLowerCase(Locale.ROOT);
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
