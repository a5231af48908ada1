package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.local.sample.SpringOf2020;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.TestTokens;
import vn.evn.request.Sql;

/**
 * A made-up spring of 2020 has the figures of the news of April 2020. Here one request in
 * twenty-five; {@code ./run benchmark statistics} takes all of them.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SpringOf2020Test {
  private static final int SCALE = SpringOf2020.LARGEST_SCALE;

  @Inject Statistics statistics;
  @Inject Recount recount;

  @Test
  void hasTheFiguresOfTheNews() throws SQLException {
    Sql.update(
        "TRUNCATE request, request_history, rating, rating_link, statistics_completion,"
            + " statistics_breach, statistics_delta, statistics_cell CASCADE");
    long loaded;
    try (Connection connection = Sql.connect()) {
      loaded = SpringOf2020.load(connection, SCALE, 1);
    }
    Recount.Found found = recount.run();
    assertThat(found.requests()).isEqualTo(loaded).isEqualTo(2_306_500 / SCALE);

    MonthlyView march = statistics.monthly(YearMonth.of(2020, 3));
    assertThat(march.received() * SCALE).isEqualTo(745_000);
    assertThat(march.onlineAndCentre() * SCALE).isEqualTo(689_125);
    assertThat(march.onlineAndCentreShare()).isEqualTo(new BigDecimal("92.5"));
    assertThat(statistics.monthly(YearMonth.of(2020, 2)).onlineAndCentre() * SCALE)
        .isEqualTo(529_000);
    assertThat(march.onlineAndCentreGrowth()).as("nearly 30 %").isEqualTo(new BigDecimal("30.3"));
    PortalShareView.Row portal = statistics.portalShare().items().get(0);
    assertThat(portal.completed() * SCALE).isEqualTo(12_700);
    assertThat(Sums.percent(portal.completed() * SCALE, portal.wholePortal()))
        .isEqualTo(new BigDecimal("55.2"));

    // What the statements of the recount count is what the documents tell one by one.
    Map<String, Long> truth = Oracle.truthWithoutWorkingTime();
    assertThat(truth.keySet()).anyMatch(slot -> slot.startsWith("20 "));
    Map<String, Long> counted = Oracle.counted();
    counted.keySet().removeIf(slot -> Oracle.isWorkingTime(slot));
    assertThat(counted.entrySet().stream().filter(e -> !e.getValue().equals(truth.get(e.getKey()))))
        .isEmpty();
    assertThat(counted).hasSameSizeAs(truth);
    assertThat(recount.run()).isEqualTo(new Recount.Found(loaded, 0, 0));
    aRequestCanBeReadAndTracked();
    trackingReadsIndexesAlone();
  }

  private static void aRequestCanBeReadAndTracked() {
    String code = Sql.texts("SELECT code FROM request WHERE channel = 'PORTAL' LIMIT 1").get(0);
    RestAssured.given()
        .header("Authorization", TestTokens.bearer("officer"))
        .get("/api/v1/requests/" + code)
        .then()
        .statusCode(200);
    List<String> known =
        Sql.texts("SELECT external_id || '|' || phone_last4 FROM request WHERE code = ?", code);
    String[] parts = known.get(0).split("\\|", -1);
    RestAssured.given()
        .header("X-Forwarded-For", "203.0.115.1")
        .contentType(ContentType.JSON)
        .body(Map.of("code", parts[0], "phoneLast4", parts[1]))
        .post("/api/v1/tracking")
        .then()
        .statusCode(200);
  }

  /** The condition of the look-up, as JPA writes it. */
  private static void trackingReadsIndexesAlone() {
    Sql.update("ANALYZE request");
    assertThat(
            Sql.texts(
                "EXPLAIN SELECT * FROM request r WHERE r.phone_last4 = '0123'"
                    + " AND (r.code = 'YC-1' OR r.dossier_code = 'YC-1'"
                    + " OR r.channel = 'PORTAL' AND upper(r.external_id) = 'YC-1') LIMIT 1"))
        .noneMatch(line -> line.contains("Seq Scan"));
  }
}
