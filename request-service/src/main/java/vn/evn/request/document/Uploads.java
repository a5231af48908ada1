package vn.evn.request.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.outbox.OutboxFailure;

/** What is known of uploaded documents; their bytes lie in the document store. */
@ApplicationScoped
class Uploads {
  private final DataSource dataSource;
  private final DocumentConfig config;
  private final Clock clock;

  @Inject
  Uploads(DataSource dataSource, DocumentConfig config, Clock clock) {
    this.dataSource = dataSource;
    this.config = config;
    this.clock = clock;
  }

  /** Notes a document whose bytes are stored. */
  void add(DocumentReference document, Owner owner) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO uploaded_document"
                    + " (id, name, type, sha256, size_bytes, uploaded_by, channel, uploaded_at)"
                    + " VALUES (?::uuid, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, document.id());
      insert.setString(2, document.name());
      insert.setString(3, document.type());
      insert.setString(4, document.sha256());
      insert.setLong(5, document.sizeBytes());
      insert.setString(6, owner.subject());
      insert.setString(7, owner.channel());
      insert.setObject(8, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * The documents of these ids that are the owner's, by id. Until the end of the transaction none
   * of them is forgotten.
   */
  Map<String, DocumentReference> hold(Collection<UUID> ids, Owner owner) {
    Map<String, DocumentReference> found = new HashMap<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, name, type, sha256, size_bytes FROM uploaded_document"
                    + " WHERE id = ANY (?) AND CASE WHEN ?::text IS NULL"
                    + " THEN uploaded_by = ? ELSE channel = ? END FOR SHARE")) {
      query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      query.setString(2, owner.channel());
      query.setString(3, owner.subject());
      query.setString(4, owner.channel());
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.put(
              result.getString(1),
              new DocumentReference(
                  result.getString(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getLong(5),
                  DocumentReference.State.STORED));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Notes the first request that refers to documents, which are then never forgotten. */
  void use(Collection<UUID> ids, String requestCode) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE uploaded_document SET request_code = ?"
                    + " WHERE id = ANY (?) AND request_code IS NULL")) {
      update.setString(1, requestCode);
      update.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Forgets uploads that no request has referred to in time. Their bytes stay: another service may
   * have stored the same.
   *
   * @param limit most in one go
   * @return how many were forgotten
   */
  int forgetUnused(int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM uploaded_document WHERE id IN (SELECT id FROM uploaded_document"
                    + " WHERE request_code IS NULL AND uploaded_at < ?"
                    + " ORDER BY uploaded_at LIMIT ? FOR UPDATE SKIP LOCKED)")) {
      delete.setObject(1, OffsetDateTime.now(clock).minus(config.unusedKeep()));
      delete.setInt(2, limit);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
