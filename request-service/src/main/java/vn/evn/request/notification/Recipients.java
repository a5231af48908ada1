package vn.evn.request.notification;

import java.util.List;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.notification.NotificationRequested.Way;

/**
 * How an applicant is best reached: as he came, if that way leads back, else by message or mail.
 */
final class Recipients {
  private Recipients() {}

  /** The ways that lead to the applicant, best first; empty if none does. */
  static List<Way> waysTo(Applicant applicant, Channel channel) {
    boolean phone = applicant.phone() != null;
    boolean email = applicant.email() != null;
    return preferred(channel).stream().filter(way -> way == Way.EMAIL ? email : phone).toList();
  }

  private static List<Way> preferred(Channel channel) {
    return switch (channel) {
      case ZALO -> List.of(Way.ZALO, Way.SMS, Way.EMAIL);
      case APP -> List.of(Way.APP, Way.SMS, Way.EMAIL);
      case EMAIL -> List.of(Way.EMAIL, Way.SMS);
      case PORTAL, CALL_CENTRE, WEBSITE, FACEBOOK, COUNTER -> List.of(Way.SMS, Way.EMAIL);
    };
  }
}
