package vn.evn.portal.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Calls;
import vn.evn.portal.Messages;
import vn.evn.portal.message.DossierCode;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class OwnCodesTest {
  private static final Instant NOON = Instant.parse("2026-11-16T05:00:00Z");

  @Inject DataSource dataSource;

  @Test
  void givesTwelveThousandOnADayWithoutGapWhileTwoCopiesWork() throws Exception {
    ConcurrentLinkedQueue<String> given = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> copies = new ArrayList<>();
    for (int copy = 0; copy < 4; copy++) {
      OwnCodes codes = at(NOON);
      copies.add(
          threads.submit(
              () -> {
                for (int transaction = 0; transaction < 300; transaction++) {
                  // Some transactions are rolled back: their numbers must be given again.
                  if (transaction % 10 == 3) {
                    rolledBack(codes, "Z98.01");
                  }
                  given.addAll(committed(codes, "Z98.01", 10));
                }
              }));
    }
    for (Future<?> copy : copies) {
      copy.get();
    }
    threads.shutdown();
    assertThat(given)
        .hasSize(12_000)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 12_000)
                .mapToObj(number -> "Z98.01-261116-%04d".formatted(number))
                .toList())
        .contains("Z98.01-261116-9999", "Z98.01-261116-10000")
        .allMatch(DossierCode::isValid);
  }

  @Test
  void beginsAnewAtMidnightOfVietNam() {
    OwnCodes before = at(Instant.parse("2026-11-16T16:59:59.999Z"));
    OwnCodes after = at(Instant.parse("2026-11-16T17:00:00Z"));
    assertThat(committed(before, "Z98.02", 2))
        .containsExactly("Z98.02-261116-0001", "Z98.02-261116-0002");
    assertThat(committed(after, "Z98.02", 1)).containsExactly("Z98.02-261117-0001");
    // A copy whose clock is behind goes on where its day had ended.
    assertThat(committed(before, "Z98.02", 1)).containsExactly("Z98.02-261116-0003");
  }

  @Test
  void countsEachAgencyForItself() {
    OwnCodes codes = at(NOON);
    assertThat(committed(codes, "Z98.03", 1)).containsExactly("Z98.03-261116-0001");
    assertThat(committed(codes, "Z98.04", 1)).containsExactly("Z98.04-261116-0001");
  }

  @Test
  void leavesOutACodeUnderWhichThePortalHasPushedADossier() {
    var application = Messages.newSupply().put("MaHoSo", "Z98.05-261116-0001");
    Calls.push(application).then().statusCode(200);
    assertThat(committed(at(NOON), "Z98.05", 1)).containsExactly("Z98.05-261116-0002");
  }

  private OwnCodes at(Instant instant) {
    return new OwnCodes(dataSource, Clock.fixed(instant, ZoneOffset.UTC));
  }

  private static List<String> committed(OwnCodes codes, String agency, int count) {
    return QuarkusTransaction.requiringNew().call(() -> allot(codes, agency, count));
  }

  private static void rolledBack(OwnCodes codes, String agency) {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          allot(codes, agency, 3);
                          throw new IllegalArgumentException("nothing of it is to stay");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> allot(OwnCodes codes, String agency, int count) {
    List<String> given = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      given.add(codes.allot(agency, "9.990001", null).code());
    }
    return given;
  }
}
