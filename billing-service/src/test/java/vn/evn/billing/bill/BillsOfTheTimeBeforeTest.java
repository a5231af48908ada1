package vn.evn.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import vn.evn.local.server.EmbeddedPostgresServer;

/** Bills that were issued when each line was a row read as they were issued. */
class BillsOfTheTimeBeforeTest {
  private static final UUID ID = UUID.fromString("0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01");

  @Test
  void readAsTheyWereIssued() throws SQLException {
    try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary()) {
      postgres.createDatabase("before");
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setUrl(postgres.jdbcUrl("before"));
      database.setUser(EmbeddedPostgresServer.USER);
      migrate(database, "1011");
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            INSERT INTO service_point (customer_code) VALUES ('PD05000123456');
            INSERT INTO meter_reading (service_point_id, meter_number, kind, taken_at, kwh, recorded_at)
            VALUES (1, 'VD-1', 'PERIODIC', '2020-04-30T23:30:00+07:00', 7, now());
            INSERT INTO bill (id, service_point_id, customer_code, kind, bill_period, customer_group, unit,
              reading_from, reading_to, tax_point_date, usage_kwh, energy_vnd, reactive_vnd, discount_vnd,
              pre_tax_vnd, vat_percent, vat_vnd, total_vnd, pre_tax_without_programmes_vnd, reduction_vnd,
              issued_at)
            VALUES ('0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01', 1, 'PD05000123456', 'REGULAR', '2020-05-01',
              'RESIDENTIAL', 'PD0500', '2020-04-05', '2020-05-05', '2020-05-05', 60, 91110, 0, 18222, 72888,
              10, 7289, 80177, 101240, 28352, '2020-05-06T08:00:00+07:00');
            INSERT INTO bill_line VALUES
              (1, 1, 'BLOCK_1', 'Bậc 1', NULL, '648/QĐ-BCT', 50, 1678, 1510, 75500, 'R', 'S',
               '50 kWh × 1.510 đ = 75.500 đ', 'Block 1: 50 kWh × 1.510 đ = 75.500 đ'),
              (1, 2, 'BLOCK_2', 'Bậc 2', NULL, '648/QĐ-BCT', 10, 1734, 1561, 15610, 'R', 'S',
               '10 kWh × 1.561 đ = 15.610 đ', 'Block 2: 10 kWh × 1.561 đ = 15.610 đ');
            INSERT INTO bill_adjustment VALUES
              (1, 1, 'DISCOUNT', 20, 91110, 18222, 'D', 'T', '20% × 91.110 đ = 18.222 đ',
               'Discount: 20% × 91.110 đ = 18.222 đ')""");
      }
      migrate(database, "latest");

      BillView bill =
          new BillRows(database, new BillSheets(database)).findByBillId(ID).orElseThrow().view();
      assertThat(bill.id()).isEqualTo(ID);
      assertThat(bill.customerCode()).isEqualTo("PD05000123456");
      assertThat(bill.billPeriod()).isEqualTo("2020-05");
      assertThat(bill.customerGroup()).isEqualTo("RESIDENTIAL");
      assertThat(bill.issuedAt()).hasToString("2020-05-06T08:00+07:00");
      assertThat(bill.totalVnd()).isEqualTo(80_177);
      assertThat(bill.reductionVnd()).isEqualTo(28_352);
      assertThat(bill.vatPercent()).isEqualByComparingTo("10");
      assertThat(bill.lines())
          .extracting("quantityKwh", "amountVnd", "explanation", "explanationEn")
          .containsExactly(
              tuple(
                  50L,
                  75_500L,
                  "50 kWh × 1.510 đ = 75.500 đ",
                  "Block 1: 50 kWh × 1.510 đ = 75.500 đ"),
              tuple(
                  10L,
                  15_610L,
                  "10 kWh × 1.561 đ = 15.610 đ",
                  "Block 2: 10 kWh × 1.561 đ = 15.610 đ"));
      assertThat(bill.adjustments())
          .extracting("kind", "baseVnd", "amountVnd", "rule", "explanation", "explanationEn")
          .containsExactly(
              tuple(
                  "DISCOUNT",
                  91_110L,
                  18_222L,
                  "D",
                  "20% × 91.110 đ = 18.222 đ",
                  "Discount: 20% × 91.110 đ = 18.222 đ"));
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet readings = statement.executeQuery("SELECT kwh FROM meter_reading_202004")) {
        assertThat(readings.next()).as("in the month of business time").isTrue();
      }
    }
  }

  private static void migrate(PGSimpleDataSource database, String target) {
    Flyway.configure()
        .dataSource(database)
        .locations("db/platform", "db/migration")
        .target(target)
        .load()
        .migrate();
  }
}
