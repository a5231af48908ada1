package vn.evn.portal.paper;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Decides where a paper may be fetched from. The name is resolved here once, and the connection is
 * made to the very address that was checked: a name that answers differently the next time leads
 * nowhere else.
 */
final class AllowedAddresses {
  private final List<String> hosts;
  private final boolean privateAddresses;
  private final NameService names;

  /** Where the addresses of a name are asked. */
  @FunctionalInterface
  interface NameService {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /** A checked place to fetch from: what to ask for, and the address to connect to. */
  record Target(URI uri, boolean secure, String host, int port, InetAddress address) {}

  AllowedAddresses(List<String> hosts, boolean privateAddresses, NameService names) {
    this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    this.privateAddresses = privateAddresses;
    this.names = names;
  }

  /**
   * Checks an address.
   *
   * @throws PaperRefused if nothing may be fetched from there
   * @throws PaperUnreachable if its name is not known at present
   */
  Target check(String address) throws PaperRefused, PaperUnreachable {
    URI uri = parsed(address);
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    if (!secure && !(plain && privateAddresses)) {
      throw new PaperRefused("only https addresses are fetched");
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) {
      throw new PaperRefused("the address has no host, or a user");
    }
    host = host.toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    boolean usual = port == (secure ? 443 : 80);
    if (!(usual && hosts.contains(host))
        && !hosts.contains(host + ":" + port)
        && !hosts.contains(host + ":*")) {
      throw new PaperRefused("the host is not on the list of those that are fetched from");
    }
    return new Target(uri, secure, host, port, resolved(host));
  }

  private static URI parsed(String address) throws PaperRefused {
    try {
      return new URI(address.strip());
    } catch (URISyntaxException e) {
      throw new PaperRefused("the address cannot be read");
    }
  }

  private InetAddress resolved(String host) throws PaperRefused, PaperUnreachable {
    InetAddress[] found;
    try {
      found = names.resolve(host);
    } catch (UnknownHostException e) {
      throw new PaperUnreachable("the name of the host is not known");
    }
    if (found.length == 0) {
      throw new PaperUnreachable("the name of the host is not known");
    }
    for (InetAddress each : found) {
      if (!privateAddresses && !PublicAddresses.isPublic(each)) {
        throw new PaperRefused("the host leads to an address that is not public");
      }
    }
    return found[0];
  }
}
