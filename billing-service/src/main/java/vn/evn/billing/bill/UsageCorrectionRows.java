package vn.evn.billing.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.outbox.OutboxFailure;

/** The corrections of usage. Every statement joins the caller's transaction. */
@ApplicationScoped
class UsageCorrectionRows {
  private final DataSource dataSource;

  @Inject
  UsageCorrectionRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Keeps a correction of a bill; from now on it counts in place of earlier ones. */
  void insert(
      long servicePointId,
      YearMonth billPeriod,
      int kind,
      Registers usage,
      String requestCode,
      OffsetDateTime now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO usage_correction (service_point_id, bill_period, kind, kwh, normal,"
                    + " off_peak, peak, request_code, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, servicePointId);
      insert.setObject(2, billPeriod.atDay(1));
      insert.setInt(3, kind);
      insert.setObject(4, usage.kwh(), Types.BIGINT);
      insert.setObject(5, usage.normal(), Types.BIGINT);
      insert.setObject(6, usage.offPeak(), Types.BIGINT);
      insert.setObject(7, usage.peak(), Types.BIGINT);
      insert.setString(8, requestCode);
      insert.setObject(9, now);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** What counts for a bill in place of its readings. */
  Optional<Registers> newest(long servicePointId, YearMonth billPeriod, int kind) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT kwh, normal, off_peak, peak FROM usage_correction"
                    + " WHERE service_point_id = ? AND bill_period = ? AND kind = ?"
                    + " ORDER BY id DESC LIMIT 1")) {
      query.setLong(1, servicePointId);
      query.setObject(2, billPeriod.atDay(1));
      query.setInt(3, kind);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Registers(
                    row.getObject(1, Long.class),
                    row.getObject(2, Long.class),
                    row.getObject(3, Long.class),
                    row.getObject(4, Long.class)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
