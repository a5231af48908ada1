package vn.evn.request.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.request.RequestEvents;

class NotificationTemplatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);

  @Test
  void decidesOfEveryEventWhetherTheApplicantIsTold() throws IllegalAccessException {
    NotificationTemplates templates = NotificationTemplates.load(TemplatesProducer.names(), TODAY);
    List<String> told = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (Field field : RequestEvents.class.getDeclaredFields()) {
      String type = Objects.requireNonNull((String) field.get(null));
      (templates.of(type).isPresent() ? told : silent).add(type);
    }
    assertThat(silent).containsExactlyInAnyOrderElementsOf(NotificationTemplates.SILENT);
    assertThat(told).hasSize(TemplatesProducer.names().size());
  }

  @Test
  void namesEveryFaultOfEveryFile() {
    assertThatThrownBy(
            () ->
                NotificationTemplates.load(
                    List.of("received", "FAULTY", "TWICE", "UNREADABLE", "ABSENT"), TODAY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("FAULTY: the file speaks of OTHER")
        .hasMessageContaining("step-changed.v1 is no event that applicants are told of")
        .hasMessageContaining("FAULTY: needs a source")
        .hasMessageContaining("FAULTY: no edition is in force")
        .hasMessageContaining("FAULTY: the editions do not follow one another")
        .hasMessageContaining("FAULTY of 2099-02-01, vi body: there is no {nothing}")
        .hasMessageContaining("vi body: {reason} may have no value, so it belongs into [[ ]]")
        .hasMessageContaining("vi body: braces or brackets are not closed")
        .hasMessageContaining("FAULTY of 2099-02-01, en body: must have 1 to")
        .hasMessageContaining("FAULTY of 2099-01-01: the languages do not tell the same")
        .hasMessageContaining("TWICE: tells of vn.evn.request.received.v1 as another one does")
        .hasMessageContaining("UNREADABLE: notifications/UNREADABLE.json is not readable")
        .hasMessageContaining("ABSENT: no file notifications/ABSENT.json");
  }

  @Test
  void takesTheEditionInForce() {
    NotificationTemplate template =
        NotificationTemplates.load(List.of("TWICE"), TODAY)
            .of(RequestEvents.RECEIVED)
            .orElseThrow();
    assertThat(template.on(LocalDate.of(2019, 12, 8))).isEmpty();
    assertThat(template.on(LocalDate.of(2026, 6, 30)).orElseThrow().en().subject())
        .isEqualTo("Old");
    assertThat(template.on(LocalDate.of(2026, 7, 1)).orElseThrow().en().subject()).isEqualTo("New");
  }
}
