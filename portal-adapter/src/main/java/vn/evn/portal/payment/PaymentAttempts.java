package vn.evn.portal.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Fees that may be paid through the platform, and the attempts to pay them. Whoever changes
 * attempts of a fee locks its offer first, so that one of them settles and none waits for another
 * in a ring.
 */
@ApplicationScoped
class PaymentAttempts {
  private static final String COLUMNS =
      "SELECT reference, fee_key, kind, code_key, amount_vnd, fee_code, fee_name, state,"
          + " transaction_id, receipt_attempts, created_at FROM payment_attempt WHERE ";

  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  PaymentAttempts(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * An attempt to pay a fee.
   *
   * @param feeKey reference of the offer of the fee
   * @param kind OFFER for the portal's look-up, LINK for a payment that we began
   * @param state OPEN, SETTLED or CLOSED
   */
  record Attempt(
      String reference,
      String feeKey,
      String kind,
      String codeKey,
      long amountVnd,
      String feeCode,
      String feeName,
      String state,
      @Nullable String transactionId,
      int receiptTries,
      OffsetDateTime createdAt) {
    boolean isSettled() {
      return state.equals("SETTLED");
    }
  }

  /** Offers a fee; the offer of another fee of the dossier that is still open is closed. */
  void open(String reference, String codeKey, long amountVnd, String feeCode, String feeName) {
    close(codeKey);
    insert(reference, reference, "OFFER", codeKey, amountVnd, feeCode, feeName, null);
  }

  /**
   * Begins an attempt for an offered fee.
   *
   * @param queryAt when the platform is asked what became of it
   * @return false if the reference is taken
   */
  boolean begin(String reference, Attempt offer, OffsetDateTime queryAt) {
    return insert(
        reference,
        offer.feeKey(),
        "LINK",
        offer.codeKey(),
        offer.amountVnd(),
        offer.feeCode(),
        offer.feeName(),
        queryAt);
  }

  private boolean insert(
      String reference,
      String feeKey,
      String kind,
      String codeKey,
      long amountVnd,
      String feeCode,
      String feeName,
      @Nullable OffsetDateTime queryAt) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO payment_attempt (reference, fee_key, kind, code_key, amount_vnd,"
                    + " fee_code, fee_name, next_query_at, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO NOTHING")) {
      insert.setString(1, reference);
      insert.setString(2, feeKey);
      insert.setString(3, kind);
      insert.setString(4, codeKey);
      insert.setLong(5, amountVnd);
      insert.setString(6, feeCode);
      insert.setString(7, feeName);
      insert.setObject(8, queryAt);
      insert.setObject(9, OffsetDateTime.now(clock));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Keeps where an attempt is paid. */
  void payAt(String reference, String payUrl) {
    update("UPDATE payment_attempt SET pay_url = ? WHERE reference = ?", payUrl, reference);
  }

  /** How many attempts there are of a fee, the offer not counted. */
  int linksOf(String feeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FROM payment_attempt WHERE fee_key = ? AND kind = 'LINK'")) {
      query.setString(1, feeKey);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? result.getInt(1) : 0;
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Offers a fee again that was closed, unless it is paid; one that is open stays as it is. */
  void openAgain(String reference) {
    if (settledOf(reference).isEmpty()) {
      update(
          "UPDATE payment_attempt SET state = 'OPEN' WHERE reference = ? AND state = 'CLOSED'",
          reference);
    }
  }

  /** Nothing is due any more. What was begun may be paid yet: the platform is still asked. */
  void close(String codeKey) {
    find("code_key = ? AND state = 'OPEN' AND kind = 'OFFER' FOR UPDATE", codeKey);
    update(
        "UPDATE payment_attempt SET state = 'CLOSED' WHERE code_key = ? AND state = 'OPEN'",
        codeKey);
  }

  /** Nothing came of an attempt, and nothing will: it is not asked for again. */
  void closeAttempt(String reference, String why) {
    update(
        "UPDATE payment_attempt SET next_query_at = NULL, last_answer = ?,"
            + " state = CASE WHEN state = 'OPEN' THEN 'CLOSED' ELSE state END"
            + " WHERE reference = ?",
        why,
        reference);
  }

  void answered(String reference, String what) {
    update("UPDATE payment_attempt SET last_answer = ? WHERE reference = ?", what, reference);
  }

  /** The fee that is offered for a dossier. */
  Optional<Attempt> openOf(String codeKey) {
    return find("code_key = ? AND state = 'OPEN' AND kind = 'OFFER'", codeKey);
  }

  /** The attempt that settled a fee. */
  Optional<Attempt> settledOf(String feeKey) {
    return find("fee_key = ? AND state = 'SETTLED'", feeKey);
  }

  /** The attempt of a reference, its fee and itself locked until the end of the transaction. */
  Optional<Attempt> lock(String reference) {
    return find("reference = ?", reference)
        .flatMap(attempt -> find("reference = ? FOR UPDATE", attempt.feeKey()))
        .flatMap(offer -> find("reference = ? FOR UPDATE", reference));
  }

  /** Settles an attempt that is locked; the offer of its fee is closed with it. */
  void settle(Attempt attempt, String transactionId) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    update(
        "UPDATE payment_attempt SET state = 'CLOSED' WHERE reference = ? AND state = 'OPEN'",
        attempt.feeKey());
    update(
        "UPDATE payment_attempt SET state = 'SETTLED', transaction_id = ?, settled_at = ?,"
            + " next_query_at = NULL, next_receipt_at = ? WHERE reference = ?",
        transactionId,
        now,
        now,
        attempt.reference());
  }

  /** Takes the attempt whose answer is due longest; no other copy gets it within the pause. */
  Optional<String> takeForQuery(Duration pause) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return taken(
        "UPDATE payment_attempt SET queries = queries + 1, next_query_at = ? WHERE reference = ("
            + "SELECT reference FROM payment_attempt WHERE next_query_at <= ?"
            + " ORDER BY next_query_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING reference",
        now.plus(pause),
        now);
  }

  /** Takes the settled attempt whose receipt is due longest. */
  Optional<String> takeForReceipt(Duration pause) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return taken(
        "UPDATE payment_attempt SET receipt_attempts = receipt_attempts + 1, next_receipt_at = ?"
            + " WHERE reference = ("
            + "SELECT reference FROM payment_attempt WHERE next_receipt_at <= ?"
            + " ORDER BY next_receipt_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING reference",
        now.plus(pause),
        now);
  }

  private Optional<String> taken(String statement, OffsetDateTime next, OffsetDateTime now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      update.setObject(1, next);
      update.setObject(2, now);
      try (ResultSet result = update.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  Optional<Attempt> of(String reference) {
    return find("reference = ?", reference);
  }

  /**
   * Ends the fetching of a receipt.
   *
   * @return false if another copy was first
   */
  boolean receiptIs(String reference, @Nullable String sha256) {
    return update(
            "UPDATE payment_attempt SET next_receipt_at = NULL, receipt_sha256 = ?"
                + " WHERE reference = ? AND next_receipt_at IS NOT NULL",
            sha256,
            reference)
        == 1;
  }

  private int update(String statement, @Nullable Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
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
                result.getString(3),
                result.getString(4),
                result.getLong(5),
                result.getString(6),
                result.getString(7),
                result.getString(8),
                result.getString(9),
                result.getInt(10),
                result.getObject(11, OffsetDateTime.class)));
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
