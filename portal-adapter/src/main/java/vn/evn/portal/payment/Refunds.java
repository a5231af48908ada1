package vn.evn.portal.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/** Money that came for a fee which another transaction had settled. */
@ApplicationScoped
public class Refunds {
  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  Refunds(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * A sum to pay back.
   *
   * @param amountVnd whole VND
   * @param doneAt null while it is to be paid back
   */
  public record Refund(
      long id,
      String dossier,
      String reference,
      String transactionId,
      long amountVnd,
      OffsetDateTime paidAt,
      OffsetDateTime notedAt,
      @Nullable OffsetDateTime doneAt,
      @Nullable String doneBy) {}

  /** Notes a payment once, however often it is told. */
  void note(PaymentAttempts.Attempt attempt, String transactionId, OffsetDateTime paidAt) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO payment_refund (reference, code_key, transaction_id, amount_vnd,"
                    + " paid_at, noted_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, attempt.reference());
      insert.setString(2, attempt.codeKey());
      insert.setString(3, transactionId);
      insert.setLong(4, attempt.amountVnd());
      insert.setObject(5, paidAt);
      insert.setObject(6, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Marks one as paid back; false if there is none of this id that is not. */
  @Transactional
  public boolean done(long id, String by) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payment_refund SET done_at = ?, done_by = ?"
                    + " WHERE id = ? AND done_at IS NULL")) {
      update.setObject(1, OffsetDateTime.now(clock));
      update.setString(2, by);
      update.setLong(3, id);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Those after an id, oldest first. */
  public List<Refund> after(long id, int most) {
    List<Refund> refunds = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, code_key, reference, transaction_id, amount_vnd, paid_at, noted_at,"
                    + " done_at, done_by FROM payment_refund WHERE id > ? ORDER BY id LIMIT ?")) {
      query.setLong(1, id);
      query.setInt(2, most);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          refunds.add(
              new Refund(
                  result.getLong(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getLong(5),
                  local(result.getObject(6, OffsetDateTime.class)),
                  local(result.getObject(7, OffsetDateTime.class)),
                  orNull(result.getObject(8, OffsetDateTime.class)),
                  result.getString(9)));
        }
      }
      return refunds;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static @Nullable OffsetDateTime orNull(@Nullable OffsetDateTime time) {
    return time == null ? null : local(time);
  }

  private static OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }
}
