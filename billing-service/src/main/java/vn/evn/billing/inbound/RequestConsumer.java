package vn.evn.billing.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import vn.evn.contracts.request.Outcome;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.InboundEvents;

/**
 * Applies the outcomes that events of {@code evn.requests} carry, whatever their type: a step that
 * changes billing is announced before the request is completed.
 */
@ApplicationScoped
class RequestConsumer implements ReplayableConsumer {
  /** Under this name repeats are remembered and dead letters kept. */
  static final String NAME = "billing-service-requests";

  private final InboundEvents inbound;
  private final OutcomeWork work;

  @Inject
  RequestConsumer(InboundEvents inbound, OutcomeWork work) {
    this.inbound = inbound;
    this.work = work;
  }

  @Incoming("requests")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    inbound.handle(NAME, record, this::carryOut);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void carryOut(IncomingEvent event) {
    if (!event.data().path("request").path("outcome").isObject()) {
      return;
    }
    RequestChanged changed = event.dataAs(RequestChanged.class);
    Outcome outcome = changed.request().outcome();
    if (outcome != null) {
      work.apply(changed.request().code(), changed.request().version(), outcome);
    }
  }
}
