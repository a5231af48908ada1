package vn.evn.request.tracking;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address, or a network of addresses.
 *
 * @param prefixBits how many leading bits name the network; all of them for one address
 */
record AddressBlock(InetAddress network, int prefixBits) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  AddressBlock {
    if (prefixBits < 0 || prefixBits > network.getAddress().length * 8) {
      throw new IllegalArgumentException("no such network: " + network + "/" + prefixBits);
    }
  }

  /**
   * Reads {@code 10.1.2.3}, {@code 10.0.0.0/8} or the like of IPv6.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static AddressBlock parse(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress network =
        address(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("no address or network: " + text));
    try {
      return new AddressBlock(
          network,
          parts.length == 1 ? network.getAddress().length * 8 : Integer.parseInt(parts[1]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no address or network: " + text, e);
    }
  }

  /** An address in figures, with or without port or zone; a name is never looked up. */
  static Optional<InetAddress> address(String text) {
    String literal = text.strip().replaceFirst("%.*", "");
    if (literal.startsWith("[")) {
      int end = literal.indexOf(']');
      literal = literal.substring(1, end < 0 ? literal.length() : end);
    } else if (literal.indexOf(':') == literal.lastIndexOf(':') && literal.contains(":")) {
      literal = literal.substring(0, literal.indexOf(':'));
    }
    if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean holds(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
