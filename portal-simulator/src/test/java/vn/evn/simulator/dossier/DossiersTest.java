package vn.evn.simulator.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.evn.simulator.problem.ProblemException;
import vn.evn.simulator.testing.PortalCalls;
import vn.evn.simulator.wire.PortalTime;

class DossiersTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-16T01:30:15Z"), PortalTime.ZONE);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
  private static final String CODE = "Z99.05-261116-0007";

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
  Path directory;

  @Test
  void knowsAfterARestartWhatItWasTold() {
    DossierView before;
    Dossiers dossiers = open();
    dossiers.submit(CODE, PortalCalls.firstItem(PortalCalls.creation(CODE)));
    dossiers.sync(items(PortalCalls.creation(CODE)), false);
    dossiers.sync(items(PortalCalls.replacement(CODE)), true);
    dossiers.addSteps(items(PortalCalls.steps(CODE)));
    ObjectNode state =
        (ObjectNode)
            PortalCalls.example("08-outbound-dongbotrangthai-supplement-request").path("data");
    assertThat(dossiers.tellState(state.put("MaHoSo", CODE))).isEmpty();
    dossiers.messageSeen(CODE, message("0"), dossiers.era());
    before = dossiers.find(CODE).orElseThrow();
    dossiers.close();

    Dossiers restarted = open();
    DossierView after = restarted.find(CODE).orElseThrow();
    assertThat(after).isEqualTo(before);
    assertThat(after.steps()).hasSize(6);
    assertThat(after.states()).hasSize(1);
    assertThat(after.status()).isEqualTo("5");
    assertThat(after.messages()).containsExactly(message("0"));
    assertThat(restarted.sync(items(PortalCalls.creation(CODE)), false))
        .containsExactly("Hồ sơ " + CODE + " đã tồn tại");
    restarted.close();
  }

  @Test
  void givesACodeOnceEvenAcrossRestartsAndResets() {
    Dossiers dossiers = open();
    assertThat(dossiers.allotCode(DAY)).isEqualTo("Z99.05-261116-0001");
    assertThat(dossiers.allotCode(DAY)).isEqualTo("Z99.05-261116-0002");
    assertThat(dossiers.allotCode(DAY.plusDays(1))).isEqualTo("Z99.05-261117-0001");
    dossiers.close();

    dossiers = open();
    assertThat(dossiers.allotCode(DAY)).isEqualTo("Z99.05-261116-0003");
    dossiers.reset();
    assertThat(dossiers.allotCode(DAY)).isEqualTo("Z99.05-261116-0004");
    dossiers.close();

    dossiers = open();
    assertThat(dossiers.allotCode(DAY)).isEqualTo("Z99.05-261116-0005");
    dossiers.close();
  }

  @Test
  void dropsALineThatACrashCutOff() throws IOException {
    Dossiers dossiers = open();
    dossiers.submit(CODE, PortalCalls.firstItem(PortalCalls.creation(CODE)));
    dossiers.close();
    Path journal = directory.resolve(Dossiers.JOURNAL);
    Files.writeString(journal, "{\"kind\":\"submitted\",\"co", StandardOpenOption.APPEND);

    dossiers = open();
    dossiers.submit("Z99.05-261116-0008", PortalCalls.firstItem(PortalCalls.creation(CODE)));
    dossiers.close();
    dossiers = open();
    assertThat(dossiers.find(CODE)).isPresent();
    assertThat(dossiers.find("Z99.05-261116-0008")).isPresent();
    dossiers.close();
  }

  @Test
  void refusesAJournalWithADamagedLine() throws IOException {
    Files.writeString(directory.resolve(Dossiers.JOURNAL), "no entry\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Line 1");
  }

  @Test
  void keepsDocumentBytesOutOfTheJournal() throws IOException {
    Dossiers dossiers = open();
    ObjectNode application = PortalCalls.firstItem(PortalCalls.creation(CODE));
    dossiers.submit(CODE, application.put("TepDonDangKy", "JVBERi0xLjQK"));
    dossiers.close();
    assertThat(Files.readString(directory.resolve(Dossiers.JOURNAL)))
        .contains("12 characters taken out")
        .doesNotContain("JVBERi0xLjQK");
  }

  @Test
  void forgetsAllDossiersOnAReset() throws IOException {
    Dossiers dossiers = open();
    dossiers.submit(CODE, PortalCalls.firstItem(PortalCalls.creation(CODE)));
    assertThat(dossiers.reset()).isEqualTo(1);
    assertThat(dossiers.find(CODE)).isEmpty();
    assertThat(dossiers.page(Long.MAX_VALUE, 10).items()).isEmpty();
    dossiers.close();
    assertThat(Files.size(directory.resolve(Dossiers.JOURNAL))).isZero();
  }

  @Test
  void listsDossiersInPagesNewestFirst() {
    Dossiers dossiers = open();
    ObjectNode application = PortalCalls.firstItem(PortalCalls.creation(CODE));
    for (int i = 1; i <= 5; i++) {
      dossiers.submit("Z99.05-261116-000" + i, application);
    }
    DossierPage first = dossiers.page(Long.MAX_VALUE, 2);
    assertThat(first.items())
        .extracting(DossierPage.Item::code)
        .containsExactly("Z99.05-261116-0005", "Z99.05-261116-0004");
    dossiers.submit("Z99.05-261116-0006", application);
    DossierPage second = dossiers.page(Long.parseLong(cursor(first)), 2);
    DossierPage third = dossiers.page(Long.parseLong(cursor(second)), 2);
    assertThat(second.items())
        .extracting(DossierPage.Item::code)
        .containsExactly("Z99.05-261116-0003", "Z99.05-261116-0002");
    assertThat(third.items()).hasSize(1);
    assertThat(third.nextCursor()).isNull();
    dossiers.close();
  }

  @Test
  void refusesMoreDossiersThanItHasRoomFor() {
    Dossiers dossiers = new Dossiers(directory, "Z99.05", 1, 10, CLOCK);
    ObjectNode application = PortalCalls.firstItem(PortalCalls.creation(CODE));
    dossiers.submit(CODE, application);
    dossiers.submit(CODE, application);
    assertThatThrownBy(() -> dossiers.submit("Z99.05-261116-0008", application))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(503));
    dossiers.messageSeen("Z99.05-261116-0008", message("-1"), dossiers.era());
    assertThat(dossiers.find("Z99.05-261116-0008")).isEmpty();
    dossiers.close();
  }

  @Test
  void keepsABoundedNumberOfMessages() {
    Dossiers dossiers = new Dossiers(directory, "Z99.05", 10, 3, CLOCK);
    for (int i = 0; i < 5; i++) {
      dossiers.messageSeen(CODE, message(Integer.toString(i)), dossiers.era());
    }
    assertThat(dossiers.find(CODE).orElseThrow().messages())
        .extracting(Message::outcome)
        .containsExactly("2", "3", "4");
    dossiers.close();
  }

  @Test
  void keepsNothingOfACallThatBeganBeforeEverythingWasForgotten() {
    Dossiers dossiers = open();
    dossiers.submit(CODE, PortalCalls.firstItem(PortalCalls.creation(CODE)));
    long before = dossiers.era();
    dossiers.reset();
    dossiers.messageSeen(CODE, message("0"), before);
    assertThat(dossiers.find(CODE)).isEmpty();
    dossiers.messageSeen(CODE, message("0"), dossiers.era());
    assertThat(dossiers.find(CODE)).isPresent();
    dossiers.close();
  }

  @Test
  void knowsTheRatingsAfterARestartAndKeepsOneOfEachKind() {
    Dossiers dossiers = new Dossiers(directory, "Z99.05", 2, 10, CLOCK);
    ObjectNode told =
        (ObjectNode) PortalCalls.example("12-outbound-dongbodanhgia-monthly-rating").at("/data/0");
    assertThat(dossiers.tellRatings(List.of(told))).isEmpty();
    assertThat(dossiers.tellRatings(List.of(told.deepCopy().put("Madonvi", "Z99.99")))).isEmpty();
    assertThat(dossiers.tellRatings(List.of(told.deepCopy().put("TongSoNguoiDanhGia", 5))))
        .isEmpty();
    assertThat(dossiers.tellRatings(List.of(told.deepCopy().put("Madonvi", "Z99.98"))))
        .containsExactly("Cổng mô phỏng đã đầy");
    RatingPage before = dossiers.ratings(Long.MAX_VALUE, 1);
    assertThat(before.items().get(0).totals().path("TongSoNguoiDanhGia").asInt()).isEqualTo(5);
    dossiers.close();
    Dossiers restarted = open();
    assertThat(restarted.ratings(Long.MAX_VALUE, 1)).isEqualTo(before);
    RatingPage rest = restarted.ratings(Long.parseLong(String.valueOf(before.nextCursor())), 9);
    assertThat(rest.items()).hasSize(1);
    assertThat(rest.nextCursor()).isNull();
    restarted.close();
  }

  @Test
  void keepsNothingOfAQuestionAboutWhatItDoesNotKnow() {
    Dossiers dossiers = open();
    dossiers.questionSeen(CODE, message("0"), dossiers.era());
    assertThat(dossiers.find(CODE)).isEmpty();
    dossiers.submit(CODE, PortalCalls.firstItem(PortalCalls.creation(CODE)));
    dossiers.questionSeen(CODE, message("0"), dossiers.era());
    assertThat(dossiers.find(CODE).orElseThrow().messages()).hasSize(1);
    dossiers.close();
  }

  @Test
  void refusesTheSameCodeTwiceInOneMessage() {
    Dossiers dossiers = open();
    ObjectNode dossier = PortalCalls.firstItem(PortalCalls.creation(CODE));
    assertThat(dossiers.sync(List.of(dossier, dossier), false))
        .containsExactly("Hồ sơ " + CODE + " lặp lại trong cùng bản tin");
    assertThat(dossiers.find(CODE)).isEmpty();
    dossiers.close();
  }

  private Dossiers open() {
    return new Dossiers(directory, "Z99.05", 100, 10, CLOCK);
  }

  private static String cursor(DossierPage page) {
    String cursor = page.nextCursor();
    assertThat(cursor).isNotNull();
    return cursor == null ? "" : cursor;
  }

  private static Message message(String outcome) {
    return new Message(
        OffsetDateTime.now(CLOCK),
        Message.Direction.FROM_AGENCY,
        "DongBoHoSoMC",
        outcome,
        null,
        null,
        null);
  }

  private static List<ObjectNode> items(ObjectNode envelope) {
    List<ObjectNode> items = new java.util.ArrayList<>();
    envelope.path("data").forEach(item -> items.add((ObjectNode) item));
    return items;
  }
}
