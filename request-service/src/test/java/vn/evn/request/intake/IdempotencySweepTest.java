package vn.evn.request.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class IdempotencySweepTest {
  @Inject IdempotencySweep sweep;
  @Inject DataSource dataSource;

  @Test
  void forgetsKeysWhoseTimeIsOverAndKeepsTheOthers() throws SQLException {
    insert(
        "SELECT 'sweep', n::text, 'd', now() - interval '31 days' FROM generate_series(1, 2500) n");
    insert("SELECT 'sweep', 'young', 'd', now() - interval '29 days'");
    assertThat(sweep.sweep()).isEqualTo(2_500);
    assertThat(keys()).isEqualTo("young");
  }

  private void insert(String rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO idempotency_key (client, key, body_digest, created_at) " + rows);
    }
  }

  private String keys() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT string_agg(key, ',') FROM idempotency_key WHERE client = 'sweep'")) {
      result.next();
      return result.getString(1);
    }
  }
}
