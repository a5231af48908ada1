package vn.evn.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

/** What a failure of the database says, for it ends in logs. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServerErrorDetailTest {
  private static final String IDENTITY = "001188000123";

  @Inject DataSource dataSource;

  @Test
  void quotesNoRowOfTheDatabase() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS person (id text PRIMARY KEY, age integer CHECK (age > 0))");
    }
    assertThat(told(catchThrowable(() -> insert(IDENTITY, 0, false))))
        .contains("person_age_check")
        .doesNotContain(IDENTITY);
    assertThat(told(catchThrowable(() -> insert(IDENTITY, 0, true))))
        .contains("person_age_check")
        .doesNotContain(IDENTITY);
    insert(IDENTITY, 7, false);
    assertThat(told(catchThrowable(() -> insert(IDENTITY, 7, false))))
        .contains("person_pkey")
        .doesNotContain(IDENTITY);
  }

  private void insert(String id, int age, boolean inABatch) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO person (id, age) VALUES (?, ?)")) {
      insert.setString(1, id);
      insert.setInt(2, age);
      if (inABatch) {
        insert.addBatch();
        insert.executeBatch();
      } else {
        insert.executeUpdate();
      }
    }
  }

  /** All that a log would show of a failure. */
  private static String told(Throwable failure) {
    assertThat(failure).isInstanceOf(SQLException.class);
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    if (((SQLException) failure).getNextException() != null) {
      ((SQLException) failure).getNextException().printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
