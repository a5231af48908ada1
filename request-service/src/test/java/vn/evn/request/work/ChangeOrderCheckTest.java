package vn.evn.request.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ChangeOrderCheckTest {
  @Inject DataSource dataSource;
  @Inject ChangeOrderCheck check;

  @Test
  void knowsRowsOfAnotherServerAndTheRemedy() throws SQLException {
    assertThat(check.isOfAnotherServer()).isFalse();
    execute(
        "INSERT INTO request (code, version, service_type, channel, external_id, unit, state,"
            + " submitted_by, submitted_at, updated_at, queue_at, snapshot, work_file, change_tx)"
            + " VALUES ('RESTORED', 1, 'RENEW', 'APP', 'RESTORED', 'XX0100', 'REFUSED', 'test',"
            + " now(), now(), now(), '{}', '{}', 4000000000000)");
    try {
      assertThat(check.isOfAnotherServer()).isTrue();
      execute(
          "UPDATE request SET change_tx = pg_current_xact_id()::text::bigint"
              + " WHERE code = 'RESTORED'");
      assertThat(check.isOfAnotherServer()).isFalse();
    } finally {
      execute("DELETE FROM request WHERE code = 'RESTORED'");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
