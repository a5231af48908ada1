package vn.evn.request.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationRegistered;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.PaperSettled;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.application.VoucherReceived;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.BatchHandler;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.problem.FieldError;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.work.Author;
import vn.evn.request.work.NewRequest;
import vn.evn.request.work.NewRequests;
import vn.evn.request.work.RequestWork;

/**
 * Carries out the events of {@code evn.applications}. What cannot be carried out is shown to a
 * supervisor at {@code /api/v1/intake-problems}, so that nothing that was answered with success is
 * known to a dead-letter topic alone.
 */
@ApplicationScoped
class ApplicationWork implements BatchHandler<ApplicationWork.Ready> {
  private final ApplicationCheck check;
  private final SupplementLimits limits;
  private final NewRequests newRequests;
  private final RequestWork work;
  private final ObjectMapper json;

  @Inject
  ApplicationWork(
      ApplicationCheck check,
      SupplementLimits limits,
      NewRequests newRequests,
      RequestWork work,
      ObjectMapper json) {
    this.check = check;
    this.limits = limits;
    this.newRequests = newRequests;
    this.work = work;
    this.json = json;
  }

  /**
   * An event that was read and checked.
   *
   * @param submission the application, if it is a new one
   */
  record Ready(IncomingEvent event, @Nullable NewRequest submission) {}

  @Override
  public Ready prepare(IncomingEvent event) {
    if (!event.type().equals(ApplicationEvents.SUBMITTED)) {
      return new Ready(event, null);
    }
    List<FieldError> faults = check.faultsOf(event.data());
    if (!faults.isEmpty()) {
      throw new PermanentlyRefused("the application is not valid: " + faults);
    }
    return new Ready(
        event, new NewRequest(event.dataAs(Application.class), Author.SYSTEM, event.source()));
  }

  /**
   * New applications are taken in together, before the other events, which concern a request each.
   * One that stands behind another event of its key has to wait for it.
   */
  @Override
  public void carryOut(List<Ready> events) {
    List<NewRequest> together = new ArrayList<>(events.size());
    List<Ready> others = new ArrayList<>();
    Set<String> waiting = new HashSet<>();
    for (Ready each : events) {
      NewRequest submission = each.submission();
      if (submission != null && !waiting.contains(each.event().subject())) {
        together.add(submission);
      } else {
        waiting.add(each.event().subject());
        others.add(each);
      }
    }
    takeIn(together);
    others.forEach(this::carryOut);
  }

  private void takeIn(List<NewRequest> submissions) {
    for (NewRequest again : newRequests.receive(submissions).known()) {
      Application application = again.application();
      work.noteFor(
          application.channel(),
          application.externalId(),
          "submitted-again",
          "The same external id was submitted again; nothing was changed by it",
          List.of());
    }
  }

  private void carryOut(Ready ready) {
    NewRequest submission = ready.submission();
    if (submission != null) {
      takeIn(List.of(submission));
      return;
    }
    IncomingEvent event = ready.event();
    switch (event.type()) {
      case ApplicationEvents.SUPPLEMENTED -> supplemented(event);
      case ApplicationEvents.WITHDRAWAL_REQUESTED -> withdrawalRequested(event);
      case ApplicationEvents.PAYMENT_CONFIRMED -> paymentConfirmed(event);
      case ApplicationEvents.VOUCHER_RECEIVED -> voucherReceived(event);
      case ApplicationEvents.REGISTERED -> registered(event);
      case ApplicationEvents.PAPER_SETTLED -> paperSettled(event);
      default -> {
        // A newer producer may tell more than this consumer needs.
      }
    }
  }

  private void supplemented(IncomingEvent event) {
    ApplicationSupplemented supplement = event.dataAs(ApplicationSupplemented.class);
    known(
        work.supplement(
            supplement,
            MissingNode.getInstance(),
            Author.SYSTEM,
            request -> {
              List<FieldError> faults = limits.faults(request, supplement);
              if (!faults.isEmpty()) {
                throw new PermanentlyRefused("the supplement is not valid: " + faults);
              }
            }),
        supplement.externalId());
  }

  private void withdrawalRequested(IncomingEvent event) {
    WithdrawalRequested wish = event.dataAs(WithdrawalRequested.class);
    known(work.wishToWithdraw(wish), wish.externalId());
  }

  private void paymentConfirmed(IncomingEvent event) {
    PaymentConfirmed payment = event.dataAs(PaymentConfirmed.class);
    ObjectNode data = json.createObjectNode();
    data.put("reference", payment.reference());
    data.put("amountVnd", payment.amountVnd());
    known(work.pay(payment, data), payment.externalId());
  }

  private void voucherReceived(IncomingEvent event) {
    VoucherReceived voucher = event.dataAs(VoucherReceived.class);
    known(
        work.noteFor(
            voucher.channel(),
            voucher.externalId(),
            "voucher-received",
            "A voucher of " + voucher.amountVnd() + " VND came: " + voucher.description(),
            voucher.document() == null ? List.of() : List.of(voucher.document())),
        voucher.externalId());
  }

  /** The paper takes the place of the one with its id; the applicant has answered nothing. */
  private void paperSettled(IncomingEvent event) {
    PaperSettled settled = event.dataAs(PaperSettled.class);
    String reason = settled.reason();
    known(
        work.noteFor(
            settled.channel(),
            settled.externalId(),
            "paper-settled",
            "The paper "
                + settled.document().name()
                + (reason == null ? " was fetched" : " could not be fetched: " + reason),
            List.of(settled.document())),
        settled.externalId());
  }

  private void registered(IncomingEvent event) {
    ApplicationRegistered registered = event.dataAs(ApplicationRegistered.class);
    if (!work.register(registered.requestCode(), registered.externalId())) {
      throw new PermanentlyRefused("no request " + registered.requestCode());
    }
  }

  private static void known(Optional<RequestFile> request, String externalId) {
    if (request.isEmpty()) {
      throw new PermanentlyRefused("no request for external id " + externalId);
    }
  }
}
