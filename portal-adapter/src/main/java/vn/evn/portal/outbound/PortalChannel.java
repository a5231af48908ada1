package vn.evn.portal.outbound;

import vn.evn.contracts.Channel;

/** Channels as the portal numbers them (KenhThucHien): 1 direct, 2 online. */
final class PortalChannel {
  private PortalChannel() {}

  static String codeOf(Channel channel) {
    return switch (channel) {
      case COUNTER, CALL_CENTRE -> "1";
      case PORTAL, WEBSITE, EMAIL, APP, ZALO, FACEBOOK -> "2";
    };
  }
}
