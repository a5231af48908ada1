package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.StoredDocument;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.portal.message.Canonical;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.FieldNames;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalReply;
import vn.evn.portal.paper.PendingPapers;
import vn.evn.portal.registration.OwnCodes;

/**
 * Takes in new dossiers. The raw message, the dossier and the event are one transaction, and the
 * papers lie flushed in the store before it begins; only then is the portal answered.
 */
@ApplicationScoped
class DossierIntake {
  static final String OPERATION = "NEW";

  private final ApplicationReader reader;
  private final PaperReader paperReader;
  private final DocumentStore store;
  private final Dossiers dossiers;
  private final RawMessages raw;
  private final FieldNames names;
  private final PendingPapers pending;
  private final OwnCodes ownCodes;
  private final Events events;
  private final Outbox outbox;

  @Inject
  DossierIntake(
      ApplicationReader reader,
      PaperReader paperReader,
      DocumentStore store,
      Dossiers dossiers,
      RawMessages raw,
      FieldNames names,
      PendingPapers pending,
      OwnCodes ownCodes,
      Events events,
      Outbox outbox) {
    this.reader = reader;
    this.paperReader = paperReader;
    this.store = store;
    this.dossiers = dossiers;
    this.raw = raw;
    this.names = names;
    this.pending = pending;
    this.ownCodes = ownCodes;
    this.events = events;
    this.outbox = outbox;
  }

  /** Takes in a flat application; the answer is given after the commit. */
  @Transactional
  public PortalReply takeIn(JsonNode message) {
    PortalReply reply = carryOut(message);
    if (reply.errorCode() == PortalReply.REFUSED) {
      raw.keepRefused(
          new PortalFields(names.ours(message)).text("MaHoSo"),
          OPERATION,
          Canonical.digest(message),
          message,
          reply.message());
    }
    return reply;
  }

  /** The same without keeping a refusal. */
  PortalReply carryOut(JsonNode message) {
    PortalFields fields = new PortalFields(names.ours(message));
    Faults faults = new Faults(names::theirNameOf);
    Application application = reader.read(fields, faults);
    List<Paper> papers = paperReader.read(fields, faults);
    if (ownCodes.ofKey(DossierCode.key(fields.text("MaHoSo"))).isPresent()) {
      // A second request of the same dossier code could not be told from the first.
      faults.add("MaHoSo", "là mã hồ sơ do đơn vị cấp cho một yêu cầu khác");
    }
    String digest = Canonical.digest(message);
    if (application == null || !faults.isEmpty()) {
      // A refused code stays unknown: the portal may send it again as if new.
      return PortalReply.refused(faults.message());
    }
    String codeKey = DossierCode.key(application.externalId());
    if (dossiers.create(codeKey, application.externalId(), fields.text("MaTTHC"), digest)) {
      raw.keep(codeKey, OPERATION, digest, message, PortalReply.STORED, RawMessages.STORED);
      submit(application, codeKey, papers);
      return PortalReply.stored();
    }
    return known(message, fields, application, papers, codeKey, digest);
  }

  private PortalReply known(
      JsonNode message,
      PortalFields fields,
      Application application,
      List<Paper> papers,
      String codeKey,
      String digest) {
    DossierEntity dossier = dossiers.lock(codeKey).orElseThrow();
    if (dossier.digest.equals(digest) || raw.isKnown(codeKey, OPERATION, digest)) {
      raw.keep(codeKey, OPERATION, digest, message, PortalReply.KNOWN, RawMessages.REPEAT);
      return PortalReply.known();
    }
    if (!fields.isTrue("isUpdating")) {
      raw.keep(codeKey, OPERATION, digest, message, PortalReply.KNOWN, RawMessages.CONFLICT);
      return PortalReply.known();
    }
    Faults faults = new Faults(names::theirNameOf);
    reader.sameProcedure(fields, dossier.procedure, faults);
    reader.unchanged(fields, first(codeKey), dossier.procedure, faults);
    if (!faults.isEmpty()) {
      return PortalReply.refused(faults.message());
    }
    dossier.digest = digest;
    raw.keep(codeKey, OPERATION, digest, message, PortalReply.STORED, RawMessages.STORED);
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.SUPPLEMENTED,
            codeKey,
            new ApplicationSupplemented(
                Channel.PORTAL,
                dossier.code,
                application.submittedAt(),
                null,
                application.details(),
                stored(papers, codeKey),
                new ApplicantChanges(
                    application.applicant().name(),
                    application.applicant().identity(),
                    application.applicant().phone(),
                    application.applicant().email()),
                application.placeOfUse())));
    return PortalReply.stored();
  }

  private void submit(Application application, String codeKey, List<Paper> papers) {
    outbox.append(
        events.of(
            Topics.APPLICATIONS,
            ApplicationEvents.SUBMITTED,
            codeKey,
            new Application(
                application.serviceType(),
                application.variant(),
                application.channel(),
                application.externalId(),
                null,
                application.submittedAt(),
                application.applicant(),
                application.placeOfUse(),
                application.customerCode(),
                application.details(),
                stored(papers, codeKey))));
  }

  /** The message that a dossier began with, under our names; null if it is not kept. */
  @Nullable PortalFields first(String codeKey) {
    return raw.first(codeKey).map(names::ours).map(PortalFields::new).orElse(null);
  }

  /** Stores the papers; one given as an address is noted, to be fetched after the answer. */
  List<DocumentReference> stored(List<Paper> papers, String codeKey) {
    List<DocumentReference> references = new ArrayList<>();
    for (Paper paper : papers) {
      UUID id = UUID.randomUUID();
      byte[] bytes = paper.bytes();
      if (bytes == null) {
        pending.add(id, codeKey, paper.name(), Objects.requireNonNullElse(paper.address(), ""));
        references.add(
            new DocumentReference(
                id.toString(), paper.name(), null, null, 0, DocumentReference.State.PENDING));
      } else {
        StoredDocument stored = store.put(bytes);
        references.add(
            new DocumentReference(
                id.toString(),
                paper.name(),
                paper.type(),
                stored.sha256(),
                stored.sizeBytes(),
                DocumentReference.State.STORED));
      }
    }
    return references;
  }
}
