package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** Data that an older version of the service wrote, as the rows lay in its database. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class MigrationTest {
  /** The last migration of the older version. */
  private static final String OLDER = "1003";

  private static final String CODE = "YC-200309-900001";

  @Test
  void keepsEveryRowOfAnOlderDatabase() throws Exception {
    String url = newDatabase();
    migrate(url, OLDER);
    execute(url, olderRows());
    // Since V1024 a term keeps all of its extensions instead of the last one; here there is none.
    List<String> before =
        rows(
            url,
            "SELECT snapshot::text, jsonb_set(work_file #- '{term,extendedTo}', '{term,extensions}',"
                + " '[]')::text FROM request");
    List<String> history = rows(url, "SELECT version, action, to_state, at FROM request_history");
    migrate(url, "latest");
    assertThat(rows(url, "SELECT snapshot::text, work_file::text FROM request")).isEqualTo(before);
    assertThat(rows(url, "SELECT version, action, to_state, at FROM request_history"))
        .isEqualTo(history);
    assertThat(rows(url, "SELECT count(*) FROM request_history WHERE changes IS NULL"))
        .containsExactly("4");
    assertThat(
            rows(
                url,
                "SELECT code FROM request WHERE snapshot ->> 'customerCode' = 'PD05000123456'"))
        .containsExactly(CODE);
    // The columns that lists and queues go by are filled from the documents.
    assertThat(
            rows(
                url,
                "SELECT step, waits_for, to_char(queue_at AT TIME ZONE 'Asia/Ho_Chi_Minh',"
                    + " 'YYYY-MM-DD HH24:MI'), customer_code, probable_duplicate FROM request"))
        .containsExactly("QUOTATION OFFICER 2020-03-17 17:00 PD05000123456 f");
    // A second start finds nothing to do.
    assertThat(migrate(url, "latest")).isZero();
  }

  @Test
  void goesOnWithARequestThatAnOlderVersionWrote() throws Exception {
    execute(RealServers.databaseUrl(), olderRows());
    // Submitted in 2020, it runs by the version of that time, which it did not remember.
    Api.as("officer")
        .get("/api/v1/requests/" + CODE)
        .then()
        .statusCode(200)
        .body("serviceVersion", equalTo(1))
        .body("state", equalTo("IN_PROGRESS"))
        .body("step", equalTo("QUOTATION"))
        .body("completedSteps", contains("SURVEY"))
        .body("supplementRounds[0].reason", equalTo("Thiếu bảng kê thiết bị"))
        .body("allowedActions", hasItem("complete-step"));
    Api.act(CODE, "complete-step").then().statusCode(200).body("step", equalTo("ANNEX"));
    assertThat(
            rows(
                RealServers.databaseUrl(),
                "SELECT work_file ->> 'serviceVersion' FROM request WHERE code = '" + CODE + "'"))
        .containsExactly("1");
    Api.as("auditor")
        .get("/api/v1/requests/" + CODE + "/history")
        .then()
        .statusCode(200)
        .body("items", hasSize(8))
        // Its dates are counted by the calendar first, and the one of 2020 is past.
        .body("items[4].action", equalTo("recount"))
        .body("items[5].action", equalTo("deadline-near"))
        .body("items[6].action", equalTo("deadline-breached"))
        .body("items[7].action", equalTo("complete-step"));
    // What it held is known from the last change of the older version on.
    Api.as("auditor")
        .queryParam("asOf", "2020-03-12")
        .get("/api/v1/requests/" + CODE)
        .then()
        .statusCode(200)
        .body("step", equalTo("QUOTATION"));
    Api.as("auditor")
        .queryParam("asOf", "2020-03-10")
        .get("/api/v1/requests/" + CODE)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:evn:problem:not-kept"));
    Api.act(CODE, "request-payment", Map.of("data", Map.of("code", "WORKS", "amountVnd", 450000)))
        .then()
        .statusCode(200)
        .body("fees[0].name", equalTo("Chi phí thay đổi công suất, công tơ"));
  }

  private static String newDatabase() throws SQLException {
    String name = "older_" + UUID.randomUUID().toString().replace("-", "");
    execute(RealServers.databaseUrl(), "CREATE DATABASE " + name);
    String url = RealServers.databaseUrl();
    return url.substring(0, url.lastIndexOf('/') + 1) + name;
  }

  /** Migrates as the service does at its start; how many migrations ran. */
  private static int migrate(String url, String target) {
    return Flyway.configure()
        .dataSource(url, EmbeddedPostgresServer.USER, "")
        .locations("db/platform", "db/migration")
        .target(MigrationVersion.fromVersion(target))
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static String olderRows() throws IOException {
    try (InputStream in = MigrationTest.class.getResourceAsStream("/older-version/rows.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void execute(String url, String statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static List<String> rows(String url, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
