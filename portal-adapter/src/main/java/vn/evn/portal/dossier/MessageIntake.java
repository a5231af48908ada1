package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.VoucherReceived;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.Canonical;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.FieldNames;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalReply;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.paper.PendingPapers;

/** Takes in what the portal sends about a dossier that it pushed before. */
@ApplicationScoped
class MessageIntake {
  /** Stands for a message whose name could not be read. */
  static final String ANY = "MESSAGE";

  private final PortalConfig config;
  private final ApplicationReader reader;
  private final PaperReader paperReader;
  private final DossierIntake intake;
  private final Dossiers dossiers;
  private final RawMessages raw;
  private final FieldNames names;
  private final PendingPapers pending;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  MessageIntake(
      PortalConfig config,
      ApplicationReader reader,
      PaperReader paperReader,
      DossierIntake intake,
      Dossiers dossiers,
      RawMessages raw,
      FieldNames names,
      PendingPapers pending,
      Events events,
      Outbox outbox,
      Clock clock) {
    this.config = config;
    this.reader = reader;
    this.paperReader = paperReader;
    this.intake = intake;
    this.dossiers = dossiers;
    this.raw = raw;
    this.names = names;
    this.pending = pending;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Takes in a message {@code {service, isUpdating, data}}; the answer is given after the commit.
   */
  @Transactional
  public PortalReply takeIn(JsonNode message) {
    PortalFields envelope = new PortalFields(names.ours(message));
    PortalReply reply = carryOut(message, envelope);
    if (reply.errorCode() == PortalReply.REFUSED) {
      PortalFields data = dataOf(envelope);
      String code = data.text("MaHoSoQG");
      raw.keepRefused(
          code.isEmpty() ? data.text("MaHoSo") : code,
          envelope.text("service"),
          Canonical.digest(message),
          message,
          reply.message());
    }
    return reply;
  }

  /** The content of a message: an object, or a list of the one object that it is about. */
  private static PortalFields dataOf(PortalFields envelope) {
    List<PortalFields> data = envelope.list("data");
    return data.size() == 1 ? data.get(0) : envelope.fields("data");
  }

  private PortalReply carryOut(JsonNode message, PortalFields envelope) {
    String service = envelope.text("service");
    PortalFields data = dataOf(envelope);
    if (!data.isObject()) {
      return PortalReply.refused("data: bắt buộc phải có");
    }
    if (service.equals(config.messages().supplement())) {
      return supplement(message, envelope, data);
    }
    if (service.equals(config.messages().withdrawal())) {
      return withdrawal(message, envelope, data);
    }
    if (service.equals(config.messages().voucher())) {
      return voucher(message, envelope, data);
    }
    return PortalReply.refused("service: " + service + " không được hỗ trợ");
  }

  private PortalReply supplement(JsonNode message, PortalFields envelope, PortalFields data) {
    Faults faults = new Faults(names::theirNameOf);
    String code = code(data, "MaHoSoQG", faults);
    PortalFields changes = data.fields("ThongTinSuaDoi");
    if (!changes.isObject()) {
      faults.missing("ThongTinSuaDoi");
    }
    if (!faults.isEmpty()) {
      return PortalReply.refused(faults.message());
    }
    Optional<DossierEntity> known = dossiers.lock(DossierCode.key(code));
    TextCheck.check(envelope, faults);
    if (known.isEmpty()) {
      if (!faults.isEmpty()) {
        return PortalReply.refused(faults.message());
      }
      PortalReply reply = intake.carryOut(asNew(data, code));
      if (reply.errorCode() == PortalReply.STORED) {
        // The same amendment again is then known as what it was sent as, too.
        raw.keep(
            DossierCode.key(code),
            config.messages().supplement(),
            Canonical.digest(message),
            message,
            PortalReply.STORED,
            RawMessages.STORED);
      }
      return reply;
    }
    DossierEntity dossier = known.get();
    reader.sameProcedure(data, dossier.procedure, faults);
    List<Paper> papers = paperReader.read(data, faults);
    Map<String, Object> details = reader.changes(changes, dossier.procedure, faults);
    ApplicantChanges applicant = ApplicationReader.applicantChanges(changes, faults);
    OffsetDateTime at = time(data, "NgayNopHoSo", false, faults);
    PlaceOfUse place = reader.changedPlace(changes, at, faults);
    reader.unchanged(changes, intake.first(dossier.codeKey), dossier.procedure, faults);
    if (papers.isEmpty() && details.isEmpty() && applicant == null && place == null) {
      faults.add("ThongTinSuaDoi", "không có trường sửa đổi hay giấy tờ bổ sung nào");
    }
    if (!faults.isEmpty()) {
      return PortalReply.refused(faults.message());
    }
    return once(
        message,
        dossier,
        config.messages().supplement(),
        envelope.isTrue("isUpdating"),
        () ->
            outbox.append(
                events.of(
                    Topics.APPLICATIONS,
                    ApplicationEvents.SUPPLEMENTED,
                    dossier.codeKey,
                    new ApplicationSupplemented(
                        Channel.PORTAL,
                        dossier.code,
                        at == null ? OffsetDateTime.now(clock) : at,
                        data.has("LyDoDieuChinh") ? data.text("LyDoDieuChinh") : null,
                        details,
                        intake.stored(papers, dossier.codeKey),
                        applicant,
                        place))));
  }

  /** An amendment of a code that is not known, as a flat application: it may be complete. */
  private static JsonNode asNew(PortalFields data, String code) {
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    for (String part : List.of("ThongTinDaNop", "ThongTinSuaDoi")) {
      JsonNode fields = data.node(part);
      fields.properties().forEach(field -> flat.set(field.getKey(), field.getValue()));
    }
    data.properties()
        .forEach(
            field -> {
              if (!field.getValue().isObject() || field.getKey().startsWith("DiaChi")) {
                flat.set(field.getKey(), field.getValue());
              }
            });
    flat.put("MaHoSo", code);
    return flat;
  }

  private PortalReply withdrawal(JsonNode message, PortalFields envelope, PortalFields data) {
    Faults faults = new Faults(names::theirNameOf);
    String code = code(data, "MaHoSoQG", faults);
    OffsetDateTime at = time(data, "NgayYeuCau", true, faults);
    TextCheck.check(envelope, faults);
    String reason = data.text("LyDoRut");
    if (reason.isEmpty()) {
      faults.missing("LyDoRut");
    }
    return forKnown(
        message,
        code,
        config.messages().withdrawal(),
        faults,
        dossier ->
            events.of(
                Topics.APPLICATIONS,
                ApplicationEvents.WITHDRAWAL_REQUESTED,
                dossier.codeKey,
                new WithdrawalRequested(
                    Channel.PORTAL, dossier.code, Objects.requireNonNull(at), reason)));
  }

  private PortalReply voucher(JsonNode message, PortalFields envelope, PortalFields data) {
    Faults faults = new Faults(names::theirNameOf);
    String code = code(data, "MaHoSo", faults);
    TextCheck.check(envelope, faults);
    PortalFields payment = data.fields("ThongTinThanhToan");
    OffsetDateTime at = time(payment, "ThoiGianThanhToan", true, faults);
    String amount = payment.text("SoTien");
    if (!amount.matches("\\d{1,15}")) {
      faults.add("ThongTinThanhToan.SoTien", "phải là số tiền nguyên, đơn vị đồng");
    }
    if (payment.has("TrangThaiThanhToan") && !payment.isTrue("TrangThaiThanhToan")) {
      faults.add("ThongTinThanhToan.TrangThaiThanhToan", "phải là 1 (đã thanh toán)");
    }
    return forKnown(
        message,
        code,
        config.messages().voucher(),
        faults,
        dossier ->
            events.of(
                Topics.APPLICATIONS,
                ApplicationEvents.VOUCHER_RECEIVED,
                dossier.codeKey,
                new VoucherReceived(
                    Channel.PORTAL,
                    dossier.code,
                    Objects.requireNonNull(at),
                    Long.parseLong(amount),
                    payment.text("NoiDungThanhToan"),
                    voucherPaper(data, dossier))));
  }

  private @Nullable DocumentReference voucherPaper(PortalFields data, DossierEntity dossier) {
    String address = data.text("UrlFileChungTu");
    if (address.isEmpty()) {
      return null;
    }
    UUID id = UUID.randomUUID();
    pending.add(id, dossier.codeKey, "ChungTu", address);
    return new DocumentReference(
        id.toString(), "ChungTu", null, null, 0, DocumentReference.State.PENDING);
  }

  private PortalReply forKnown(
      JsonNode message,
      String code,
      String operation,
      Faults faults,
      Function<DossierEntity, OutgoingEvent> event) {
    Optional<DossierEntity> dossier =
        faults.isEmpty() ? dossiers.lock(DossierCode.key(code)) : Optional.empty();
    if (faults.isEmpty() && dossier.isEmpty()) {
      faults.add("MaHoSo", "không có hồ sơ " + code);
    }
    if (dossier.isEmpty()) {
      return PortalReply.refused(faults.message());
    }
    return once(
        message, dossier.get(), operation, true, () -> outbox.append(event.apply(dossier.get())));
  }

  /** Carries a message out once; the same content again changes nothing. */
  private PortalReply once(
      JsonNode message,
      DossierEntity dossier,
      String operation,
      boolean updating,
      Runnable effect) {
    String digest = Canonical.digest(message);
    if (raw.isKnown(dossier.codeKey, operation, digest)) {
      raw.keep(dossier.codeKey, operation, digest, message, PortalReply.KNOWN, RawMessages.REPEAT);
      return PortalReply.known();
    }
    if (!updating) {
      raw.keep(
          dossier.codeKey, operation, digest, message, PortalReply.KNOWN, RawMessages.CONFLICT);
      return PortalReply.known();
    }
    raw.keep(dossier.codeKey, operation, digest, message, PortalReply.STORED, RawMessages.STORED);
    effect.run();
    return PortalReply.stored();
  }

  private static String code(PortalFields data, String field, Faults faults) {
    String code = data.text(field);
    if (code.isEmpty()) {
      faults.missing(field);
    } else if (!DossierCode.isValid(code)) {
      faults.add(field, "không đúng dạng mã hồ sơ");
    }
    return code;
  }

  private static @Nullable OffsetDateTime time(
      PortalFields data, String field, boolean required, Faults faults) {
    if (!data.has(field)) {
      if (required) {
        faults.missing(field);
      }
      return null;
    }
    Optional<OffsetDateTime> time = PortalTime.parse(data.text(field));
    if (time.isEmpty()) {
      faults.add(field, "không phải là thời điểm hợp lệ (yyyyMMddHHmmss)");
    }
    return time.orElse(null);
  }
}
