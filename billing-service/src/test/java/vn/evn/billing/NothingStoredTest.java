package vn.evn.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.evn.platform.security.Roles;
import vn.evn.platform.testing.RealServers;

/** An estimate leaves no trace: any role may ask, and no table is written. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NothingStoredTest {
  private static final String BODY =
      """
      {"billPeriod": "2020-05", "customerGroup": "RESIDENTIAL", "usage": {"kwh": 350}}""";

  @Inject AgroalDataSource dataSource;

  @Test
  void writesNoTableWhoeverAsks() throws SQLException {
    Map<String, String> before = tables();
    assertThat(before).containsKeys("bill", "outbox_event", "eligibility", "service_point");
    for (String role : Roles.ALL) {
      Api.as(role).body(BODY).post("/api/v1/bills/estimate").then().statusCode(200);
      Api.as(role).body(BODY).post("/api/v1/bills/estimate/explain").then().statusCode(200);
      Api.as(role)
          .body("{\"before\": " + BODY + ", \"after\": " + BODY + "}")
          .post("/api/v1/bills/estimate/compare")
          .then()
          .statusCode(200);
    }
    assertThat(tables()).isEqualTo(before);
  }

  /**
   * Every table with the number of its rows and the newest transaction that wrote one, but for the
   * leases that the relay of the outbox renews by itself.
   */
  private Map<String, String> tables() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                  + " AND tablename NOT IN ('outbox_relay', 'outbox_shard')")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*) || ' rows, written by ' || coalesce(max(xmin::text::bigint), 0)"
                    + " FROM \""
                    + name
                    + "\"")) {
          row.next();
          tables.put(name, row.getString(1));
        }
      }
    }
    return tables;
  }
}
