package vn.evn.request.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  /** What the version before sums up with. */
  private static final String SUMS_UP =
      "WITH taken AS (DELETE FROM statistics_delta RETURNING month, channel, service_type, unit,"
          + " measure, n) INSERT INTO statistics_count AS c"
          + " (level, measure, month, channel, service_type, unit, n)"
          + " SELECT 0, measure, month, channel, service_type, unit, n FROM taken"
          + " ON CONFLICT (level, measure, month, channel, service_type, unit)"
          + " DO UPDATE SET n = c.n + excluded.n";

  @Test
  void keepsEveryCountAndEveryChangeOfTheVersionBefore() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.temporary()) {
      server.createDatabase("counted");
      String url = server.jdbcUrl("counted");
      migrate(url, MigrationVersion.fromVersion("1050"));
      try (Connection connection =
              DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
          Statement statement = connection.createStatement()) {
        // Every measure, in two months, channels, services and units, each count another number.
        String finest =
            "SELECT 0 AS level, measure, month::date, channel, service, unit,"
                + " row_number() OVER () AS n FROM unnest('{"
                + CellColumns.MEASURES
                + "}'::int[]) AS measure, unnest('{2020-03-01,2020-04-01}'::date[]) AS month,"
                + " unnest('{ZALO,COUNTER}'::text[]) AS channel,"
                + " unnest('{RENEW,NEW_LV}'::text[]) AS service,"
                + " unnest('{PD0100,PE0100}'::text[]) AS unit";
        statement.execute("CREATE TABLE expected AS " + finest);
        statement.execute(
            "INSERT INTO statistics_count SELECT * FROM expected"
                + " UNION ALL SELECT 1, measure, month, channel, service, '*', sum(n) FROM expected"
                + " GROUP BY 2, 3, 4, 5"
                + " UNION ALL SELECT 2, measure, month, '*', '*', unit, sum(n) FROM expected"
                + " GROUP BY 2, 3, 6");
        statement.execute(
            "INSERT INTO statistics_delta (month, channel, service_type, unit, measure, n)"
                + " VALUES ('2020-03-01', 'ZALO', 'RENEW', 'PD0100', 1, 3)");
        List<String> before = lines(statement, "SELECT * FROM statistics_count");
        migrate(url, MigrationVersion.LATEST);
        // What a copy of the version before reads, and what it can no longer do.
        assertThat(lines(statement, "SELECT * FROM statistics_count WHERE level <= 2"))
            .containsExactlyInAnyOrderElementsOf(before);
        assertThatThrownBy(() -> statement.execute(SUMS_UP))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("cannot insert into view");
        assertThat(lines(statement, "SELECT n FROM statistics_delta")).containsExactly("(3)");
        assertThat(
                lines(
                    statement,
                    "SELECT measure, month, channel, unit, n FROM statistics_count WHERE level = 3"))
            .containsExactlyInAnyOrderElementsOf(
                lines(
                    statement,
                    "SELECT measure, month, channel, unit, sum(n) FROM expected GROUP BY 1, 2, 3, 4"));
        assertThat(
                lines(
                    statement,
                    "SELECT measure, month, service_type, unit, n FROM statistics_count"
                        + " WHERE level = 4"))
            .containsExactlyInAnyOrderElementsOf(
                lines(
                    statement,
                    "SELECT measure, month, service, unit, sum(n) FROM expected GROUP BY 1, 2, 3, 4"));
      }
    }
  }

  private static List<String> lines(Statement statement, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT q::text FROM (" + query + ") AS q")) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
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
