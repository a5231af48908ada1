package vn.evn.billing.inbound;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import vn.evn.billing.reading.OtherReadingKnown;
import vn.evn.billing.reading.ReadingCall;
import vn.evn.billing.reading.ReadingRefused;
import vn.evn.billing.reading.Readings;
import vn.evn.contracts.reading.MeterReadingTaken;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.InboundEvents;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.problem.ProblemException;

/** Records the readings of {@code evn.meter-readings} as a call of the API would. */
@ApplicationScoped
class ReadingConsumer implements ReplayableConsumer {
  /** Under this name repeats are remembered and dead letters kept. */
  static final String NAME = "billing-service-readings";

  private final InboundEvents inbound;
  private final Readings readings;

  @Inject
  ReadingConsumer(InboundEvents inbound, Readings readings) {
    this.inbound = inbound;
    this.readings = readings;
  }

  @Incoming("meter-readings")
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
    if (!event.type().equals(MeterReadingTaken.TYPE)) {
      return;
    }
    try {
      MeterReadingTaken taken = ReadingCall.read(event.data(), false);
      readings.take(taken.customerCode(), taken.reading());
    } catch (ProblemException e) {
      throw new PermanentlyRefused("the reading is not valid: " + e.problem().errors());
    } catch (ReadingRefused | OtherReadingKnown e) {
      throw new PermanentlyRefused(String.valueOf(e.getMessage()));
    }
  }
}
