package vn.evn.request.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.Clocks;
import vn.evn.request.lifecycle.WorkFile;

/** Requests that were written before the times were kept are read and counted on. */
class TimesMigrationTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final String EXTENDED =
      """
      {"completedSteps": ["VERIFICATION"], "withdrawal": null,
       "term": {"acceptedAt": "2026-11-16T09:00:00+07:00", "workingDays": 3,
         "pauses": [{"from": "2026-11-17T10:00:00+07:00", "to": "2026-11-18T10:00:00+07:00",
           "why": "SUPPLEMENT"}, {"from": "2026-11-19T10:00:00+07:00", "to": null, "why": "PAYMENT"}],
         "extendedTo": "2026-12-01T17:00:00+07:00"}}""";

  private static final String PLAIN =
      """
      {"completedSteps": [], "withdrawal": null,
       "term": {"acceptedAt": "2026-11-16T09:00:00+07:00", "workingDays": 3, "pauses": [],
         "extendedTo": null}}""";

  private static final String NOT_ACCEPTED =
      """
      {"completedSteps": [], "term": null, "withdrawal": null}""";

  @Test
  void keepsWhatWasPromised() throws SQLException {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.temporary()) {
      server.createDatabase("old");
      String url = server.jdbcUrl("old");
      flyway(url, "1003").migrate();
      insert(url, "YC-1", EXTENDED);
      insert(url, "YC-2", PLAIN);
      insert(url, "YC-3", NOT_ACCEPTED);
      flyway(url, "latest").migrate();

      WorkFile extended = read(url, "YC-1");
      Term term = Objects.requireNonNull(extended.term());
      assertThat(extended.completedSteps()).containsExactly("VERIFICATION");
      assertThat(extended.clocks()).isEqualTo(Clocks.NONE);
      assertThat(term.pauses())
          .extracting(Term.Pause::why)
          .containsExactly(Term.Why.SUPPLEMENT, Term.Why.PAYMENT);
      assertThat(term.extensions()).hasSize(1);
      Term.Extension extension = term.extensions().get(0);
      assertThat(extension.to()).isEqualTo(OffsetDateTime.parse("2026-12-01T17:00:00+07:00"));
      assertThat(extension.at())
          .as("at the latest when the request last changed")
          .isEqualTo(OffsetDateTime.parse("2026-11-19T10:00:00+07:00"));
      assertThat(extension.reason()).isNull();

      Term plain = Objects.requireNonNull(read(url, "YC-2").term());
      assertThat(plain).isEqualTo(new Term(plain.acceptedAt(), 3, List.of(), List.of()));
      assertThat(read(url, "YC-3").term()).isNull();
    }
  }

  private static Flyway flyway(String url, String target) {
    return Flyway.configure()
        .dataSource(url, EmbeddedPostgresServer.USER, "")
        .locations("classpath:db/platform", "classpath:db/migration")
        .target(target)
        .load();
  }

  private static void insert(String url, String code, String workFile) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO request (code, version, service_type, channel, external_id, unit, state,"
                    + " submitted_by, submitted_at, updated_at, snapshot, work_file) VALUES (?, 3,"
                    + " 'RENEW', 'CALL_CENTRE', ?, 'PD0100', 'ACCEPTED', 'x',"
                    + " '2026-11-16T09:00:00+07:00', '2026-11-19T10:00:00+07:00', '{}',"
                    + " ?::jsonb)")) {
      insert.setString(1, code);
      insert.setString(2, code);
      insert.setString(3, workFile);
      insert.executeUpdate();
    }
  }

  private static WorkFile read(String url, String code) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, "");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT work_file FROM request WHERE code = ? AND calendar_version = 0"
                    + " AND next_timer_at IS NULL")) {
      query.setString(1, code);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return JSON.readValue(row.getString(1), WorkFile.class);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
