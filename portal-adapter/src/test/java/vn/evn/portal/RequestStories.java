package vn.evn.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.testing.RealServers;

/** Tells the story of a request on evn.requests, as request-service would. */
public final class RequestStories {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final String requestCode = "YC-261116-" + UUID.randomUUID();
  private final String dossier;
  private final Channel channel;
  private final List<RequestSnapshot.SupplementRound> rounds = new ArrayList<>();
  private final List<RequestSnapshot.Fee> fees = new ArrayList<>();
  private final List<DocumentReference> documents = new ArrayList<>();
  private final List<RequestSnapshot.ResultDocument> results = new ArrayList<>();
  private OffsetDateTime now = OffsetDateTime.parse("2026-11-16T09:40:00+07:00");
  private String service = "NEW_LV";
  private @Nullable String variant = "RESIDENTIAL";
  private @Nullable ObjectNode rating;
  private @Nullable RequestState state;
  private long version;

  private RequestStories(String dossier, Channel channel) {
    this.dossier = dossier;
    this.channel = channel;
  }

  /** The story of a dossier of the portal. */
  public static RequestStories of(String dossier) {
    return new RequestStories(dossier, Channel.PORTAL);
  }

  /** The story of a request of another channel. */
  public static RequestStories ofChannel(Channel channel, String externalId) {
    return new RequestStories(externalId, channel);
  }

  public RequestStories service(String code, @Nullable String variantCode) {
    service = code;
    variant = variantCode;
    return this;
  }

  /** Tells that the applicant has rated it. */
  public void rate(String grade, @Nullable String timeGrade) {
    ObjectNode given =
        JSON.createObjectNode()
            .put("grade", grade)
            .put("reason", "Ý kiến của khách hàng ví dụ")
            .put("givenBy", "LINK");
    rating = timeGrade == null ? given : given.put("handlingTimeGrade", timeGrade);
    tell(RequestEvents.RATED, Objects.requireNonNull(state));
    rating = null;
  }

  public RequestStories supplementAsked(String reason) {
    rounds.add(
        new RequestSnapshot.SupplementRound(
            rounds.size() + 1, reason, "Phạm Ví Dụ", now, null, null, now.plusDays(3), null));
    return this;
  }

  public RequestStories feeAsked(String name, long amountVnd) {
    fees.add(new RequestSnapshot.Fee("WORKS", name, amountVnd, now, null, null));
    return this;
  }

  public RequestStories document(DocumentReference document) {
    documents.add(document);
    return this;
  }

  public RequestStories result(String name, DocumentReference document) {
    results.add(new RequestSnapshot.ResultDocument(name, document));
    return this;
  }

  /** Tells of the next state; the event's payload, to be told again by a test. */
  public byte[] tell(String type, RequestState next) {
    return tell(type, next, null, null);
  }

  public byte[] tell(
      String type, RequestState next, @Nullable String step, @Nullable String reason) {
    version++;
    now = now.plusMinutes(10);
    byte[] payload = event(type, next, step, reason);
    state = next;
    send(payload);
    return payload;
  }

  public RequestStories withoutDocuments() {
    documents.clear();
    return this;
  }

  public String requestCode() {
    return requestCode;
  }

  /** Sends a payload under the key of this request. */
  public void send(byte[] payload) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", RealServers.kafka().bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUESTS, requestCode, payload)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] event(
      String type, RequestState next, @Nullable String step, @Nullable String reason) {
    boolean ended = next == RequestState.REFUSED || next.compareTo(RequestState.WITHDRAWN) >= 0;
    boolean accepted = next != RequestState.SUBMITTED && next != RequestState.REFUSED;
    RequestSnapshot snapshot =
        new RequestSnapshot(
            requestCode,
            version,
            service,
            variant,
            channel,
            dossier,
            new Applicant(
                Applicant.Kind.CITIZEN,
                "Nguyễn Thị Ví Dụ",
                new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, "001188000123"),
                "0900000123",
                null,
                "6f1d2c3a-4b5e-4f60-8a71-92b3c4d5e6f7"),
            new PlaceOfUse("01", null, "00004", "Số 7 phố Ví Dụ"),
            null,
            "PD0100",
            next,
            step,
            OffsetDateTime.parse("2026-11-16T08:30:15+07:00"),
            accepted ? OffsetDateTime.parse("2026-11-16T09:40:00+07:00") : null,
            accepted ? OffsetDateTime.parse("2026-11-19T17:00:00+07:00") : null,
            ended ? now : null,
            next == RequestState.RESULT_RETURNED ? now : null,
            Map.of(),
            rounds,
            fees,
            documents,
            results,
            null);
    RequestChanged changed =
        new RequestChanged(
            new RequestChange(
                state,
                next,
                step,
                reason,
                null,
                now,
                new RequestChange.Actor("Phạm Ví Dụ", "Chuyên viên", "Đội quản lý điện"),
                null),
            snapshot);
    ObjectNode data = JSON.valueToTree(changed);
    if (rating != null) {
      data.set("rating", rating);
    }
    return new JsonFormat()
        .serialize(
            CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/request-service"))
                .withType(type)
                .withSubject(requestCode)
                .withTime(now)
                .withData("application/json", JsonCloudEventData.wrap(data))
                .build());
  }
}
