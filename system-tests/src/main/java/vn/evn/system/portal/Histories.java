package vn.evn.system.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.Topics;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;

/** Writes the histories of made-up requests on evn.requests, as request-service would. */
final class Histories implements AutoCloseable {
  private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-11-16T08:30:15+07:00");

  private final KafkaProducer<String, byte[]> producer;
  private final Events events;

  Histories(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", "5"),
            new StringSerializer(),
            new ByteArraySerializer());
    ObjectMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    this.events = new Events(json, Clock.systemUTC(), "request-service");
  }

  /** The name of a step, by which it is found again on the portal. */
  static String stepOf(String requestCode, int change) {
    return "%s.%03d".formatted(requestCode, change);
  }

  /**
   * Tells a change; the first has number 1.
   *
   * @param last whether the request is completed by it
   */
  void tell(String requestCode, int change, boolean last) {
    RequestState before = change == 1 ? RequestState.ACCEPTED : RequestState.IN_PROGRESS;
    RequestState after = last ? RequestState.COMPLETED : RequestState.IN_PROGRESS;
    String step = stepOf(requestCode, change);
    OffsetDateTime at = BEGIN.plusMinutes(change);
    RequestSnapshot request =
        new RequestSnapshot(
            requestCode,
            change,
            "CHG_INFO",
            "STANDARD",
            Channel.WEBSITE,
            requestCode,
            new Applicant(
                Applicant.Kind.CITIZEN,
                "Nguyễn Thị Ví Dụ",
                new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, "001188000123"),
                "0900000123",
                null,
                null),
            new PlaceOfUse("01", null, "00004", "Số 7 phố Ví Dụ"),
            "PD05000123456",
            "PD0100",
            after,
            last ? null : step,
            BEGIN,
            BEGIN,
            BEGIN.plusDays(3),
            last ? at : null,
            null,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null);
    RequestChange told =
        new RequestChange(
            before,
            after,
            null,
            step,
            null,
            at,
            new RequestChange.Actor("Phạm Ví Dụ", "Chuyên viên", "Đội quản lý điện"),
            null);
    OutgoingEvent event =
        events.of(
            Topics.REQUESTS,
            last ? RequestEvents.COMPLETED : RequestEvents.STEP_CHANGED,
            requestCode,
            new RequestChanged(told, request));
    producer.send(
        new ProducerRecord<>(event.topic(), event.key(), event.payload()),
        (sent, failure) -> {
          if (failure != null) {
            throw new IllegalStateException("an event could not be written", failure);
          }
        });
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
