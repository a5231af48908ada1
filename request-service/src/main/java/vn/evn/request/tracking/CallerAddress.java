package vn.evn.request.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which address a call comes from. Anybody can write a forwarded header, so it is read
 * from its end, and each address in it is believed only if the one that added it is a proxy of
 * ours.
 */
@ApplicationScoped
class CallerAddress {
  private final List<AddressBlock> proxies;

  @Inject
  CallerAddress(TrackingConfig config) {
    this(config.trustedProxies().orElse(List.of()));
  }

  /**
   * Reads the list of proxies.
   *
   * @throws IllegalArgumentException if one is no address or network
   */
  CallerAddress(List<String> trustedProxies) {
    this.proxies = trustedProxies.stream().map(AddressBlock::parse).toList();
  }

  /**
   * The address of the caller.
   *
   * @param peer address of the connection
   * @param forwarded the lines of the forwarded header, in order
   */
  InetAddress of(InetAddress peer, List<String> forwarded) {
    String[] hops = String.join(",", forwarded).split(",", -1);
    InetAddress caller = peer;
    for (int i = hops.length - 1; i >= 0 && isOurs(caller); i--) {
      Optional<InetAddress> before = AddressBlock.address(hops[i]);
      if (before.isEmpty()) {
        break;
      }
      caller = before.get();
    }
    return caller;
  }

  private boolean isOurs(@Nullable InetAddress address) {
    return address != null && proxies.stream().anyMatch(proxy -> proxy.holds(address));
  }
}
