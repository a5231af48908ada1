package vn.evn.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Remembers for 30 days what a client's key was used for, and the answer. */
@ApplicationScoped
class IdempotencyKeys {
  static final int KEPT_DAYS = 30;

  private final DataSource dataSource;

  @Inject
  IdempotencyKeys(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What a key was used for.
   *
   * @param bodyDigest digest of the body of the first call
   * @param answer the answer of the first call
   */
  record Used(String bodyDigest, String answer) {}

  /**
   * Takes a key for the present transaction. Of two calls at once the second waits for the first.
   *
   * @return empty if the key is new; else what it was used for
   */
  Optional<Used> take(String client, String key, String bodyDigest) {
    try (Connection connection = dataSource.getConnection()) {
      if (insert(connection, client, key, bodyDigest)) {
        return Optional.empty();
      }
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT body_digest, answer FROM idempotency_key WHERE client = ? AND key = ?")) {
        query.setString(1, client);
        query.setString(2, key);
        try (ResultSet result = query.executeQuery()) {
          // None: its time was over, and it was forgotten just now.
          return result.next()
              ? Optional.of(new Used(result.getString(1), result.getString(2)))
              : take(client, key, bodyDigest);
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static boolean insert(Connection connection, String client, String key, String bodyDigest)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO idempotency_key AS k (client, key, body_digest) VALUES (?, ?, ?)"
                + " ON CONFLICT (client, key) DO UPDATE SET body_digest = excluded.body_digest,"
                + " created_at = now() WHERE k.created_at < now() - interval '"
                + KEPT_DAYS
                + " days'")) {
      insert.setString(1, client);
      insert.setString(2, key);
      insert.setString(3, bodyDigest);
      return insert.executeUpdate() == 1;
    }
  }

  /** Keeps the answer for a key that {@link #take} gave. */
  void answer(String client, String key, String answer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE idempotency_key SET answer = ? WHERE client = ? AND key = ?")) {
      update.setString(1, answer);
      update.setString(2, client);
      update.setString(3, key);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
