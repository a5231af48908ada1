package vn.evn.portal.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.projection.DossierChangeListener;

/** Offers a fee for payment while it is due. The amount comes from the request alone. */
@ApplicationScoped
class FeeWatch implements DossierChangeListener {
  private final PaymentAttempts attempts;
  private final PortalConfig config;

  @Inject
  FeeWatch(PaymentAttempts attempts, PortalConfig config) {
    this.attempts = attempts;
    this.config = config;
  }

  /** A fee of a request that was born here is paid on the portal too. */
  @Override
  public boolean actsOnRequestsBornHere() {
    return true;
  }

  @Override
  public void changed(String codeKey, String eventType, RequestChanged changed) {
    RequestSnapshot request = changed.request();
    if (request.state() != RequestState.AWAITING_PAYMENT) {
      attempts.close(codeKey);
      return;
    }
    Optional<RequestSnapshot.Fee> due =
        request.fees().stream().filter(fee -> fee.paidAt() == null).findFirst();
    due.ifPresent(
        fee -> {
          String reference =
              config.payment().prefix()
                  + codeKey.replaceAll("[^A-Z0-9]", "")
                  + PortalTime.format(fee.requestedAt());
          if (attempts.lock(reference).isEmpty()) {
            attempts.open(reference, codeKey, fee.amountVnd(), fee.code(), fee.name());
          } else {
            // The request was stopped or waited for papers meanwhile; the fee is still the same.
            attempts.openAgain(reference);
          }
        });
  }
}
