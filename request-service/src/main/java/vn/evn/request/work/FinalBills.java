package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.request.Outcome;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/** The last bills that were issued, whether a request waited for them or not. */
@ApplicationScoped
class FinalBills {
  /** Requests by which a supply of a customer began on a day or later. */
  private static final String SUPPLIED_AGAIN =
      "SELECT r.code FROM request r CROSS JOIN LATERAL jsonb_array_elements("
          + "CASE WHEN jsonb_typeof(r.snapshot #> '{outcome,readings}') = 'array'"
          + " THEN r.snapshot #> '{outcome,readings}' ELSE '[]' END) reading"
          + " WHERE r.customer_code = ? AND reading ->> 'kind' = 'START'"
          + " AND ((reading ->> 'at')::timestamptz AT TIME ZONE '"
          + BusinessTime.ZONE.getId()
          + "')::date >= ? LIMIT 1";

  private final DataSource dataSource;

  @Inject
  FinalBills(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Known(LocalDate readingTo, WorkFile.FinalBill bill) {}

  /**
   * Keeps a bill.
   *
   * @param readingTo day of the closing reading
   * @param replaced the bill whose place it takes; null if it takes none
   */
  void keep(
      String customerCode, WorkFile.FinalBill bill, LocalDate readingTo, @Nullable UUID replaced) {
    if (replaced != null) {
      forget(replaced);
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO final_bill (bill_id, customer_code, total_vnd, reading_to, issued_at)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setObject(1, bill.billId());
      insert.setString(2, customerCode);
      insert.setLong(3, bill.totalVnd());
      insert.setObject(4, readingTo);
      insert.setObject(5, bill.issuedAt());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Forgets a bill that was cancelled. */
  void forget(UUID billId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM final_bill WHERE bill_id = ?")) {
      delete.setObject(1, billId);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * The last bill that was issued for the end of the contract that a request ends.
   *
   * <p>It has to reach the closing reading of the request: for a later one billing issues another.
   * And no supply may have begun under the customer code on the day that it reaches or later: such
   * a supply has a last bill of its own.
   */
  Optional<WorkFile.FinalBill> of(RequestFile file) {
    String customer = file.request().customerCode();
    Outcome outcome = file.request().outcome();
    Optional<LocalDate> closed =
        Stream.ofNullable(outcome)
            .flatMap(told -> days(told, MeterReading.Kind.CLOSING))
            .max(Comparator.naturalOrder());
    if (customer == null || closed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Known> newest =
        newest(customer).filter(known -> !known.readingTo().isBefore(closed.get()));
    if (newest.isEmpty() || isSuppliedAgain(customer, newest.get().readingTo())) {
      return Optional.empty();
    }
    return newest.map(Known::bill);
  }

  private boolean isSuppliedAgain(String customer, LocalDate from) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(SUPPLIED_AGAIN)) {
      query.setString(1, customer);
      query.setObject(2, from);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static Stream<LocalDate> days(Outcome outcome, MeterReading.Kind kind) {
    return outcome.readings().stream()
        .filter(reading -> reading.kind() == kind)
        .map(reading -> reading.at().atZoneSameInstant(BusinessTime.ZONE).toLocalDate());
  }

  private Optional<Known> newest(String customerCode) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT bill_id, total_vnd, reading_to, issued_at FROM final_bill"
                    + " WHERE customer_code = ? ORDER BY reading_to DESC, issued_at DESC LIMIT 1")) {
      query.setString(1, customerCode);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Known(
                    row.getObject(3, LocalDate.class),
                    new WorkFile.FinalBill(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getObject(4, OffsetDateTime.class)
                            .atZoneSameInstant(BusinessTime.ZONE)
                            .toOffsetDateTime())))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
