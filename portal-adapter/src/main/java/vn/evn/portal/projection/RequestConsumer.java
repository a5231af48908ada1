package vn.evn.portal.projection;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.InboundEvents;
import vn.evn.portal.message.DossierCode;

/** Keeps the projection, and tells those who act on a change, in one transaction. */
@ApplicationScoped
class RequestConsumer {
  private static final String NAME = "portal-adapter";

  private final InboundEvents inbound;
  private final Projections projections;
  private final Instance<DossierChangeListener> listeners;

  @Inject
  RequestConsumer(
      InboundEvents inbound,
      Projections projections,
      @Any Instance<DossierChangeListener> listeners) {
    this.inbound = inbound;
    this.projections = projections;
    this.listeners = listeners;
  }

  @Incoming("requests")
  @Blocking
  void on(ConsumerRecord<String, byte[]> record) {
    inbound.handle(NAME, record, this::carryOut);
  }

  private void carryOut(IncomingEvent event) {
    if (!event.type().startsWith("vn.evn.request.")) {
      return;
    }
    RequestChanged changed = event.dataAs(RequestChanged.class);
    RequestSnapshot request = changed.request();
    String codeKey = codeKeyOf(request);
    if (!projections.keep(request, codeKey)) {
      return;
    }
    projections.addStep(
        request.code(),
        request.version(),
        new Projections.Step(
            PortalState.codeOf(request.state()),
            changed.change().at(),
            changed.change().actor().name(),
            ChangeText.of(event.type(), changed)));
    if (codeKey != null) {
      listeners.forEach(listener -> listener.changed(codeKey, event.type(), changed));
    }
  }

  /**
   * Requests of other channels, and those of persons who came in from the portal and filled in our
   * own form, have no dossier code yet; they are kept, but not reported.
   */
  private static @Nullable String codeKeyOf(RequestSnapshot request) {
    return request.channel() == Channel.PORTAL && DossierCode.isValid(request.externalId())
        ? DossierCode.key(request.externalId())
        : null;
  }
}
