package vn.evn.request.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EntityRowsTest {
  @Inject DataSource dataSource;

  @Test
  void writesEveryColumnThatTheDatabaseDoesNotFillItself() throws SQLException {
    assertThat(EntityRows.of(RequestEntity.class).columns())
        .isEqualTo(columnsOf("request", "change_tx"));
    assertThat(EntityRows.of(HistoryEntity.class).columns())
        .isEqualTo(columnsOf("request_history", "id"));
  }

  @Test
  void refusesAFieldThatItCannotWrite() {
    assertThatThrownBy(() -> EntityRows.of(Priced.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price");
  }

  @Table(name = "priced")
  private static final class Priced {
    @SuppressWarnings({"unused", "UnusedVariable"})
    private BigDecimal price = BigDecimal.ONE;
  }

  private Set<String> columnsOf(String table, String filledByTheDatabase) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT column_name FROM information_schema.columns WHERE table_name = ?")) {
      query.setString(1, table);
      Set<String> columns = new HashSet<>();
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          columns.add(result.getString(1));
        }
      }
      assertThat(columns.remove(filledByTheDatabase)).isTrue();
      return columns;
    }
  }
}
