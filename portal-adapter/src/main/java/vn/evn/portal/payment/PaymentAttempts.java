package vn.evn.portal.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;

/** Fees that may be paid through the platform. */
@ApplicationScoped
class PaymentAttempts {
  private static final String COLUMNS =
      "SELECT reference, code_key, amount_vnd, fee_code, fee_name, state, transaction_id"
          + " FROM payment_attempt WHERE ";

  private final DataSource dataSource;

  @Inject
  PaymentAttempts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A fee offered for payment.
   *
   * @param state OPEN, SETTLED or CLOSED
   */
  record Attempt(
      String reference,
      String codeKey,
      long amountVnd,
      String feeCode,
      String feeName,
      String state,
      @Nullable String transactionId) {}

  /** Opens an attempt; one for another fee of the dossier that is still open is closed. */
  void open(String reference, String codeKey, long amountVnd, String feeCode, String feeName) {
    close(codeKey);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO payment_attempt (reference, code_key, amount_vnd, fee_code, fee_name)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setString(1, reference);
      insert.setString(2, codeKey);
      insert.setLong(3, amountVnd);
      insert.setString(4, feeCode);
      insert.setString(5, feeName);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Offers an attempt again that was closed; one that is open or settled stays as it is. */
  void openAgain(String reference) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payment_attempt SET state = 'OPEN'"
                    + " WHERE reference = ? AND state = 'CLOSED'")) {
      update.setString(1, reference);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Nothing is due any more. */
  void close(String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payment_attempt SET state = 'CLOSED'"
                    + " WHERE code_key = ? AND state = 'OPEN'")) {
      update.setString(1, codeKey);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  Optional<Attempt> openOf(String codeKey) {
    return find("code_key = ? AND state = 'OPEN'", codeKey);
  }

  /** The attempt of a reference, locked until the end of the transaction. */
  Optional<Attempt> lock(String reference) {
    return find("reference = ? FOR UPDATE", reference);
  }

  void settle(String reference, String transactionId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payment_attempt SET state = 'SETTLED', transaction_id = ?,"
                    + " settled_at = now() WHERE reference = ?")) {
      update.setString(1, transactionId);
      update.setString(2, reference);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private Optional<Attempt> find(String condition, String value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(COLUMNS + condition)) {
      query.setString(1, value);
      try (ResultSet result = query.executeQuery()) {
        if (!result.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Attempt(
                result.getString(1),
                result.getString(2),
                result.getLong(3),
                result.getString(4),
                result.getString(5),
                result.getString(6),
                result.getString(7)));
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
