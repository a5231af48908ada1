package vn.evn.portal.outbound;

import java.util.Optional;
import vn.evn.contracts.request.RequestState;

/**
 * States of a request as DongBoTrangThaiHoSo takes them for a dossier that was born on the portal:
 * it was seen to take 2 and 5 alone, from one sender 11 for a refusal. All other states go by the
 * other services, with their true numbers.
 */
final class PortalBornState {
  private PortalBornState() {}

  /**
   * The number of a state; empty if it is not told by this service.
   *
   * @param refusalCode number of a refusal, as configured
   */
  static Optional<String> codeOf(RequestState state, String refusalCode) {
    return switch (state) {
      case ACCEPTED -> Optional.of("2");
      case AWAITING_SUPPLEMENT -> Optional.of("5");
      case REFUSED -> Optional.of(refusalCode);
      case SUBMITTED,
          IN_PROGRESS,
          AWAITING_PAYMENT,
          WITHDRAWN,
          STOPPED,
          COMPLETED,
          RESULT_RETURNED ->
          Optional.empty();
    };
  }
}
