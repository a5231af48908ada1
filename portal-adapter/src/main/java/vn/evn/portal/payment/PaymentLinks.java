package vn.evn.portal.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jboss.logging.Logger;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.projection.Projections;

/**
 * Begins payments at the platform. An attempt is kept before the platform is called: whatever
 * becomes of the call, a payment that comes of it finds its attempt.
 */
@ApplicationScoped
class PaymentLinks {
  private static final Logger LOG = Logger.getLogger(PaymentLinks.class);
  private static final int SAME_SECOND = 99;

  private final PaymentAttempts attempts;
  private final Projections projections;
  private final DossierProcedures dossiers;
  private final Receipts receipts;
  private final Platform platform;
  private final PlatformConfig config;
  private final PortalConfig portal;
  private final Clock clock;

  @Inject
  PaymentLinks(
      PaymentAttempts attempts,
      Projections projections,
      DossierProcedures dossiers,
      Receipts receipts,
      Platform platform,
      PlatformConfig config,
      PortalConfig portal,
      Clock clock) {
    this.attempts = attempts;
    this.projections = projections;
    this.dossiers = dossiers;
    this.receipts = receipts;
    this.platform = platform;
    this.config = config;
    this.portal = portal;
    this.clock = clock;
  }

  /** Where a fee can be paid. */
  record Link(String dossier, String reference, long amountVnd, String feeName, String payUrl) {}

  private record Begun(PaymentAttempts.Attempt fee, String reference, RequestSnapshot request) {}

  /**
   * A new attempt to pay what is due for a dossier.
   *
   * @throws ProblemException 404 for an unknown dossier, 409 if nothing is due, 429 after too many
   *     attempts, 503 if the platform gives no address
   */
  Link create(String dossier) {
    Begun begun = QuarkusTransaction.requiringNew().call(() -> begin(DossierCode.key(dossier)));
    PaymentAttempts.Attempt fee = begun.fee();
    String code = begun.request().externalId();
    ObjectNode init =
        platform.init(begun.reference(), fee.amountVnd(), code, receipts.of(begun.request(), fee));
    String payUrl;
    try {
      payUrl = platform.payUrl(init);
    } catch (Platform.NoAnswer e) {
      LOG.warnf("The payment platform gives no address to pay at: %s", e.getMessage());
      throw ProblemException.unavailable();
    }
    QuarkusTransaction.requiringNew().run(() -> attempts.payAt(begun.reference(), payUrl));
    return new Link(code, begun.reference(), fee.amountVnd(), fee.feeName(), payUrl);
  }

  private Begun begin(String codeKey) {
    RequestSnapshot request = projections.ofDossier(codeKey).orElse(null);
    if (request == null && dossiers.of(codeKey).isEmpty()) {
      throw ProblemException.notFound("There is no such dossier");
    }
    PaymentAttempts.Attempt fee =
        attempts
            .openOf(codeKey)
            .flatMap(offer -> attempts.lock(offer.reference()))
            .filter(offer -> offer.state().equals("OPEN"))
            .orElse(null);
    if (request == null || fee == null) {
      throw ProblemException.conflict(
          "nothing-due", "Nothing is due", "No fee is to be paid for this dossier", Map.of());
    }
    if (attempts.linksOf(fee.feeKey()) >= config.attempts()) {
      throw new ProblemException(
          Problem.of(
              429,
              "too-many-attempts",
              "Too many attempts",
              "There were " + config.attempts() + " attempts to pay this fee"));
    }
    return new Begun(fee, newAttempt(fee, codeKey), request);
  }

  /** The reference is the time, and a number where two fall into one second. */
  private String newAttempt(PaymentAttempts.Attempt fee, String codeKey) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    String base =
        portal.payment().prefix() + codeKey.replaceAll("[^A-Z0-9]", "") + PortalTime.format(now);
    for (int i = 1; i <= SAME_SECOND; i++) {
      String reference = i == 1 ? base : base + "%02d".formatted(i);
      if (attempts.begin(reference, fee, now.plus(config.queryAfter()))) {
        return reference;
      }
    }
    throw new IllegalStateException("more than " + SAME_SECOND + " attempts in one second");
  }
}
