package vn.evn.request.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.InboundBatches;

/** Takes the records of {@code evn.applications} as they come, many at a time. */
@ApplicationScoped
class ApplicationConsumer implements ReplayableConsumer {
  static final String NAME = "request-service";

  private final InboundBatches inbound;
  private final ApplicationWork handler;

  @Inject
  ApplicationConsumer(InboundBatches inbound, ApplicationWork handler) {
    this.inbound = inbound;
    this.handler = handler;
  }

  @Incoming("applications")
  @Blocking
  void on(ConsumerRecords<String, byte[]> records) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>(records.count());
    records.forEach(all::add);
    inbound.handle(NAME, all, handler);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void carryOut(IncomingEvent event) {
    handler.carryOut(List.of(handler.prepare(event)));
  }
}
