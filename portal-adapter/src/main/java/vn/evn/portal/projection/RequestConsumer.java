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
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.event.IncomingEvent;
import vn.evn.platform.inbox.InboundEvents;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.rating.Ratings;
import vn.evn.portal.registration.OwnCode;
import vn.evn.portal.registration.Registrations;

/** Keeps the projection, and tells those who act on a change, in one transaction. */
@ApplicationScoped
class RequestConsumer {
  private static final String NAME = "portal-adapter";

  private final InboundEvents inbound;
  private final Projections projections;
  private final Registrations registrations;
  private final Ratings ratings;
  private final Instance<DossierChangeListener> listeners;

  @Inject
  RequestConsumer(
      InboundEvents inbound,
      Projections projections,
      Registrations registrations,
      Ratings ratings,
      @Any Instance<DossierChangeListener> listeners) {
    this.inbound = inbound;
    this.projections = projections;
    this.registrations = registrations;
    this.ratings = ratings;
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
    if (projections.isKnown(request)) {
      return;
    }
    // Who came in from the portal and filled in our own form has no dossier code of the portal.
    boolean pushed =
        request.channel() == Channel.PORTAL && DossierCode.isValid(request.externalId());
    String codeKey = pushed ? DossierCode.key(request.externalId()) : ownCodeKeyOf(request);
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
      listeners.stream()
          .filter(listener -> pushed || listener.actsOnRequestsBornHere())
          .forEach(listener -> listener.changed(codeKey, event.type(), changed));
    }
    if (event.type().equals(RequestEvents.RATED)) {
      ratings.keep(request, event.data().path("rating"), changed.change().at());
    }
  }

  /** Null for a request that is kept here, but not reported. */
  private @Nullable String ownCodeKeyOf(RequestSnapshot request) {
    return registrations.register(request).map(OwnCode::key).orElse(null);
  }
}
