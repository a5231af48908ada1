package vn.evn.portal.paper;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Tells the addresses of the public Internet from those that lead into a network of ours. */
final class PublicAddresses {
  /**
   * Networks that are not public and that {@link InetAddress} does not tell (RFC 6890): this
   * network, shared address space, protocol assignments, benchmarking, reserved; and the IPv6
   * networks that are local or carry an IPv4 address inside.
   */
  private static final List<Network> OTHERS =
      List.of(
          Network.of(4, "00", 8),
          Network.of(4, "6440", 10),
          Network.of(4, "c00000", 24),
          Network.of(4, "c612", 15),
          Network.of(4, "f0", 4),
          Network.of(16, "fc", 7),
          Network.of(16, "fec0", 10),
          Network.of(16, "0064ff9b", 32),
          Network.of(16, "2002", 16),
          Network.of(16, "20010000", 32),
          Network.of(16, "000000000000000000000000", 96));

  private PublicAddresses() {}

  /** A network: the length of its addresses in bytes, and the bits that they begin with. */
  private record Network(int length, List<Integer> start, int bits) {
    static Network of(int length, String hex, int bits) {
      List<Integer> start =
          java.util.stream.IntStream.range(0, hex.length() / 2)
              .mapToObj(i -> Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16))
              .toList();
      return new Network(length, start, bits);
    }

    boolean holds(byte[] address) {
      if (address.length != length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address && bytes[0] == (byte) 255) {
      return false;
    }
    return OTHERS.stream().noneMatch(network -> network.holds(bytes));
  }
}
