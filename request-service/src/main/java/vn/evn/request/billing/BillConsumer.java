package vn.evn.request.billing;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.event.UnreadableEvent;
import vn.evn.platform.inbox.InboundEvents;
import vn.evn.request.intake.ReplayableConsumer;
import vn.evn.request.lifecycle.WorkFile;
import vn.evn.request.work.RequestWork;

/**
 * Notes the last bill of a customer in the requests that wait for it. Of the millions of other
 * bills no row is written, not even that they were seen.
 */
@ApplicationScoped
class BillConsumer implements ReplayableConsumer {
  /** Under this name repeats are remembered and dead letters kept. */
  static final String NAME = "request-service-bills";

  private final InboundEvents inbound;
  private final Events events;
  private final RequestWork work;

  @Inject
  BillConsumer(InboundEvents inbound, Events events, RequestWork work) {
    this.inbound = inbound;
    this.events = events;
    this.work = work;
  }

  @Incoming("bills")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    if (isOfNoConcern(record)) {
      return;
    }
    inbound.handle(NAME, record, this::carryOut);
  }

  private boolean isOfNoConcern(ConsumerRecord<String, byte[]> record) {
    try {
      String kind = events.read(record.value()).data().path("kind").asText();
      return !kind.equals(BillFacts.Kind.FINAL.name());
    } catch (UnreadableEvent e) {
      // It becomes a dead letter.
      return false;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void carryOut(IncomingEvent event) {
    switch (event.type()) {
      case BillEvents.ISSUED, BillEvents.REPLACED -> {
        BillFacts bill = event.dataAs(BillFacts.class);
        work.noteFinalBill(
            bill.customerCode(),
            new WorkFile.FinalBill(bill.billId(), bill.totalVnd(), bill.issuedAt()),
            bill.readingTo(),
            bill.originalBillId());
      }
      case BillEvents.CANCELLED -> {
        BillFacts bill = event.dataAs(BillFacts.class);
        work.forgetFinalBill(bill.customerCode(), bill.billId());
      }
      default -> {
        // A newer producer may tell more than this consumer needs.
      }
    }
  }
}
