package vn.evn.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.evn.platform.time.BusinessTime;

class EventsTest {
  private final Events events =
      new Events(
          new ObjectMapper(),
          Clock.fixed(Instant.parse("2026-11-16T01:30:15Z"), BusinessTime.ZONE),
          "test-service");

  @Test
  void readsWhatItWrote() {
    OutgoingEvent written =
        events.of("evn.test", "vn.evn.test.happened.v1", "ab-1", Map.of("number", 7));
    IncomingEvent read = events.read(written.payload());
    assertThat(read.id()).isEqualTo(written.id().toString());
    assertThat(read.source()).isEqualTo("/test-service");
    assertThat(read.subject()).isEqualTo("AB-1").isEqualTo(written.key());
    assertThat(read.time()).isEqualTo("2026-11-16T08:30:15+07:00");
    assertThat(read.data().path("number").asInt()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no event at all",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        "{\"specversion\": \"1.0\"}",
        "{\"specversion\": \"9.9\", \"id\": \"1\", \"source\": \"/a\", \"type\": \"t\"}",
        "{\"specversion\": \"1.0\", \"source\": \"/a\", \"type\": \"t\", \"subject\": \"s\","
            + " \"data\": {}}",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/a\", \"type\": \"t\","
            + " \"subject\": \"s\", \"time\": \"yesterday\", \"data\": {}}",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/a\", \"type\": \"t\","
            + " \"data\": {}}",
        "{\"specversion\": \"1.0\", \"id\": \"1\", \"source\": \"/a\", \"type\": \"t\","
            + " \"subject\": \"s\"}"
      })
  void callsEverythingElseUnreadable(String payload) {
    assertThatThrownBy(() -> events.read(payload.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableEvent.class);
  }

  @Test
  void callsAnEmptyRecordUnreadable() {
    assertThatThrownBy(() -> events.read(null)).isInstanceOf(UnreadableEvent.class);
  }
}
