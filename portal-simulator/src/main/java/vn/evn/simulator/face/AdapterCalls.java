package vn.evn.simulator.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.dossier.Message;
import vn.evn.simulator.fault.Fault;
import vn.evn.simulator.fault.FaultPlan;
import vn.evn.simulator.fault.Faults;
import vn.evn.simulator.wire.DossierCode;

/** Handles the calls of an agency: envelope, session, the service itself, and the fault to play. */
@ApplicationScoped
class AdapterCalls {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final List<PortalService> services;
  private final Sessions sessions;
  private final Faults faults;
  private final Dossiers dossiers;
  private final SimulatorSettings settings;
  private final Clock clock;

  AdapterCalls(
      @All List<PortalService> services,
      Sessions sessions,
      Faults faults,
      Dossiers dossiers,
      SimulatorSettings settings,
      Clock clock) {
    this.services = List.copyOf(services);
    this.sessions = sessions;
    this.faults = faults;
    this.dossiers = dossiers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is to be answered.
   *
   * @param fault how the answer goes wrong; null if it does not
   */
  record Outcome(Reply reply, @Nullable Fault fault) {}

  Outcome login(String body) {
    Fault fault = faults.next(FaultPlan.LOGIN).orElse(null);
    if (preventsTheWork(fault)) {
      return new Outcome(Reply.error(""), fault);
    }
    ObjectNode credentials = read(body).orElse(null);
    if (credentials == null) {
      return new Outcome(unreadable(), null);
    }
    Reply reply =
        sessions
            .open(credentials.path("username").asText(""), credentials.path("password").asText(""))
            .map(Reply::loggedIn)
            .orElse(Reply.error("Tên đăng nhập hoặc mật khẩu không đúng"));
    return new Outcome(reply, reply.isSuccess() ? fault : null);
  }

  Outcome call(Endpoint endpoint, String body) {
    ObjectNode envelope = read(body).orElse(null);
    if (envelope == null) {
      return new Outcome(unreadable(), null);
    }
    String name = envelope.path("service").asText("");
    PortalService service =
        services.stream()
            .filter(each -> each.endpoint() == endpoint && each.name().equals(name))
            .findFirst()
            .orElse(null);
    if (service == null) {
      return new Outcome(Reply.error("service: không có dịch vụ " + name), null);
    }
    long era = dossiers.era();
    Fault fault = faults.next(name).orElse(null);
    Outcome outcome = call(service, envelope, fault);
    keep(name, envelope, outcome, era);
    return outcome;
  }

  private Outcome call(PortalService service, ObjectNode envelope, @Nullable Fault fault) {
    String session = envelope.path("session").asText("");
    if (fault == Fault.EXPIRED_SESSION) {
      sessions.drop(session);
    }
    if (preventsTheWork(fault)) {
      return new Outcome(Reply.error(""), fault);
    }
    if (!sessions.isOpen(session)) {
      // A fault that dresses up a success has nothing to dress up here.
      return new Outcome(
          Reply.error("session: phiên làm việc không hợp lệ hoặc đã hết hạn"),
          fault == Fault.EXPIRED_SESSION ? fault : null);
    }
    if (!envelope.path("madonvi").asText("").equals(settings.agency())) {
      return new Outcome(Reply.error("madonvi: không phải là mã của đơn vị đã đăng nhập"), null);
    }
    Reply reply = service.handle(envelope);
    if (!reply.isSuccess()) {
      return new Outcome(reply, null);
    }
    return fault == Fault.DUPLICATE
        ? new Outcome(Reply.error("Hồ sơ đã tồn tại"), fault)
        : new Outcome(reply, fault);
  }

  private static boolean preventsTheWork(@Nullable Fault fault) {
    return fault == Fault.HTML_ERROR_PAGE || fault == Fault.HTTP_500;
  }

  private void keep(String service, ObjectNode envelope, Outcome outcome, long era) {
    OffsetDateTime at = OffsetDateTime.now(clock);
    Fault fault = outcome.fault();
    JsonNode reply = preventsTheWork(fault) ? null : MAPPER.valueToTree(outcome.reply());
    itemsByCode(envelope)
        .forEach(
            (code, items) -> {
              Message message =
                  new Message(
                      at,
                      Message.Direction.FROM_AGENCY,
                      service,
                      label(outcome),
                      fault == null ? null : fault.label(),
                      items,
                      reply);
              if (envelope.path("data").isContainerNode()) {
                dossiers.messageSeen(code, message, era);
              } else {
                dossiers.questionSeen(code, message, era);
              }
            });
  }

  private static String label(Outcome outcome) {
    if (outcome.fault() == Fault.HTTP_500) {
      return "HTTP_500";
    }
    if (outcome.fault() == Fault.HTML_ERROR_PAGE) {
      return "HTTP_200";
    }
    return outcome.fault() == Fault.DROP_AFTER_SUCCESS
        ? Message.NO_ANSWER
        : Integer.toString(outcome.reply().errorCode());
  }

  /** A message may speak of several dossiers: each keeps only what is about itself. */
  private static Map<String, JsonNode> itemsByCode(ObjectNode envelope) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    JsonNode data = envelope.path("data");
    if (data.isArray()) {
      for (JsonNode item : data) {
        code(item.path("MaHoSo"))
            .ifPresent(
                code ->
                    ((ArrayNode)
                            items.computeIfAbsent(
                                code, key -> JsonNodeFactory.instance.arrayNode()))
                        .add(item));
      }
    } else if (data.isObject()) {
      code(data.path("MaHoSo")).ifPresent(code -> items.put(code, data));
    } else {
      code(envelope.path("mahoso"))
          .ifPresent(
              code -> items.put(code, JsonNodeFactory.instance.objectNode().put("mahoso", code)));
    }
    return items;
  }

  private static Optional<String> code(JsonNode value) {
    String code = value.asText("").strip();
    return DossierCode.isValid(code) ? Optional.of(code) : Optional.empty();
  }

  private static Optional<ObjectNode> read(String body) {
    try {
      return MAPPER.readTree(body) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Reply unreadable() {
    return Reply.error("Bản tin không phải là đối tượng JSON");
  }
}
