package vn.evn.portal.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;

/** Keeps every message as it came. */
@ApplicationScoped
class RawMessages {
  /** The message took effect. */
  static final String STORED = "STORED";

  /** It was known already. */
  static final String REPEAT = "REPEAT";

  /** It says something else than what is known, without being an update: an operator decides. */
  static final String CONFLICT = "CONFLICT";

  private final DataSource dataSource;

  @Inject
  RawMessages(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Whether a message of this content took effect before. */
  boolean isKnown(String codeKey, String operation, String digest) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM raw_message WHERE code_key = ? AND operation = ? AND digest = ?"
                    + " AND outcome = 'STORED'")) {
      query.setString(1, codeKey);
      query.setString(2, operation);
      query.setString(3, digest);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  void keep(
      @Nullable String codeKey,
      String operation,
      String digest,
      JsonNode body,
      int errorCode,
      String outcome) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO raw_message (code_key, operation, digest, body, error_code, outcome)"
                    + " VALUES (?, ?, ?, ?::jsonb, ?, ?)")) {
      insert.setString(1, codeKey);
      insert.setString(2, operation);
      insert.setString(3, digest);
      insert.setString(4, RawBody.of(body).toString());
      insert.setInt(5, errorCode);
      insert.setString(6, outcome);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
