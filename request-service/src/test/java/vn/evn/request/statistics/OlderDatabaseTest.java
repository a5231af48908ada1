package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;

/** Requests that were there before there were statistics are counted by the upgrade. */
class OlderDatabaseTest {
  @Test
  void countsWhatIsThere() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.temporary()) {
      server.createDatabase("older");
      String url = server.jdbcUrl("older");
      migrate(url, MigrationVersion.fromVersion("1003"));
      try (Connection connection =
              DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO request (code, version, service_type, channel, external_id, unit, state,"
                + " submitted_by, submitted_at, updated_at, snapshot, work_file)"
                + " SELECT 'YC-' || i, 1, 'RENEW', 'ZALO', 'Z-' || i, 'PD0100',"
                + " (ARRAY['SUBMITTED', 'REFUSED', 'COMPLETED', 'RESULT_RETURNED'])[i % 4 + 1], 'test',"
                // Half of them in the last hour of March in Viet Nam, half in April.
                + " '2020-03-31T16:30:00Z'::timestamptz + i / 5 * interval '30 minutes', now(),"
                + " '{}', '{}' FROM generate_series(0, 9) AS i");
        statement.execute("INSERT INTO tracking_attempt (code) VALUES ('001188000123')");
        migrate(url, MigrationVersion.LATEST);
        List<String> counted = new ArrayList<>();
        try (ResultSet row =
            statement.executeQuery(
                "SELECT month || ' ' || measure || ' ' || n FROM statistics_delta ORDER BY 1")) {
          while (row.next()) {
            counted.add(row.getString(1));
          }
        }
        assertThat(counted)
            .containsExactly(
                "2020-03-01 1 5",
                "2020-03-01 2 2",
                "2020-03-01 3 2",
                "2020-04-01 1 5",
                "2020-04-01 2 1",
                "2020-04-01 3 2");
      }
    }
  }

  private static void migrate(String url, MigrationVersion target) {
    Flyway.configure()
        .dataSource(url, EmbeddedPostgresServer.USER, "")
        .locations("db/platform", "db/migration")
        .target(target)
        .load()
        .migrate();
  }
}
