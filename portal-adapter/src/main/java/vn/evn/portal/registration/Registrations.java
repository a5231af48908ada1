package vn.evn.portal.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationRegistered;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/** Gives requests that were born here their dossier code, and announces it. */
@ApplicationScoped
public class Registrations {
  private final OwnCodes codes;
  private final Procedures procedures;
  private final PowerUnits units;
  private final PortalConfig config;
  private final Outbox outbox;
  private final Events events;
  private final Clock clock;

  @Inject
  Registrations(
      OwnCodes codes,
      Procedures procedures,
      PowerUnits units,
      PortalConfig config,
      Outbox outbox,
      Events events,
      Clock clock) {
    this.codes = codes;
    this.procedures = procedures;
    this.units = units;
    this.config = config;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The dossier code of a request that was born here, allotted in the present transaction if it has
   * none. Empty if it is not to be reported: its service has no procedure on the portal, or its
   * channel is not one of those that are reported.
   */
  public Optional<OwnCode> register(RequestSnapshot request) {
    Optional<OwnCode> known = codes.ofRequest(request.code());
    if (known.isPresent() || !config.reportedChannels().contains(request.channel())) {
      return known;
    }
    return procedures
        .ofService(request.serviceType(), request.variant())
        .map(Procedure::procedure)
        .map(procedure -> allot(request, procedure));
  }

  private OwnCode allot(RequestSnapshot request, String procedure) {
    OwnCode own = codes.allot(units.agencyOf(request.unit()), procedure, request.code());
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.REGISTERED,
            own.key(),
            new ApplicationRegistered(request.code(), own.code(), OffsetDateTime.now(clock))));
    return own;
  }
}
