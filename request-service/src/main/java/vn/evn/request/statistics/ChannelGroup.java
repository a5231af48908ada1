package vn.evn.request.statistics;

import java.util.Arrays;
import java.util.List;
import vn.evn.contracts.Channel;

/** Channels as the reports of the power company group them. */
public enum ChannelGroup {
  /** The national portal, website, e-mail, app, Zalo and Facebook. */
  ONLINE,
  /** The customer centre by phone. */
  CUSTOMER_CENTRE,
  /** In person. */
  COUNTER;

  /** The group of a channel. */
  static ChannelGroup of(Channel channel) {
    return switch (channel) {
      case PORTAL, WEBSITE, EMAIL, APP, ZALO, FACEBOOK -> ONLINE;
      case CALL_CENTRE -> CUSTOMER_CENTRE;
      case COUNTER -> COUNTER;
    };
  }

  /** The group of the channel of a name. */
  static ChannelGroup ofName(String channel) {
    return of(Channel.valueOf(channel));
  }

  /** Names of the channels of this group. */
  List<String> channels() {
    return Arrays.stream(Channel.values())
        .filter(channel -> of(channel) == this)
        .map(Channel::name)
        .toList();
  }
}
