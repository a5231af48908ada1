package vn.evn.portal.projection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.outbox.OutboxFailure;

/** What is known of the requests; can be rebuilt from the topic. */
@ApplicationScoped
public class Projections {
  private final DataSource dataSource;
  private final ObjectMapper json;

  @Inject
  Projections(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /** Whether this state of a request, or a newer one, is known. */
  boolean isKnown(RequestSnapshot request) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM request_projection WHERE request_code = ? AND version >= ?")) {
      query.setString(1, request.code());
      query.setLong(2, request.version());
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Keeps a newer state of a request; false if this one, or a newer one, is kept already. */
  boolean keep(RequestSnapshot request, @Nullable String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "INSERT INTO request_projection AS p (request_code, code_key, version, snapshot)"
                    + " VALUES (?, ?, ?, ?::jsonb) ON CONFLICT (request_code) DO UPDATE"
                    + " SET code_key = excluded.code_key, version = excluded.version,"
                    + " snapshot = excluded.snapshot WHERE p.version < excluded.version")) {
      upsert.setString(1, request.code());
      upsert.setString(2, codeKey);
      upsert.setLong(3, request.version());
      upsert.setString(4, write(request));
      return upsert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The request of a dossier. */
  public Optional<RequestSnapshot> ofDossier(String codeKey) {
    return read(codeKey, "");
  }

  /**
   * The request of a dossier, which stays as it is until the present transaction ends: who tells of
   * it what is true now must not be overtaken by a change.
   */
  public Optional<RequestSnapshot> ofDossierLocked(String codeKey) {
    return read(codeKey, " FOR UPDATE");
  }

  private Optional<RequestSnapshot> read(String codeKey, String lock) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT snapshot FROM request_projection WHERE code_key = ? LIMIT 1" + lock)) {
      query.setString(1, codeKey);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Optional.of(read(result.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** One entry of a timeline. */
  public record Step(int state, OffsetDateTime at, String actor, String content) {}

  void addStep(String requestCode, long version, Step step) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO request_timeline (request_code, version, state, at, actor, content)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, requestCode);
      insert.setLong(2, version);
      insert.setInt(3, step.state());
      insert.setObject(4, step.at());
      insert.setString(5, step.actor());
      insert.setString(6, step.content());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The timeline of a request, at most 500 entries. */
  public List<Step> timeline(String requestCode) {
    List<Step> steps = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT state, at, actor, content FROM request_timeline"
                    + " WHERE request_code = ? ORDER BY version LIMIT 500")) {
      query.setString(1, requestCode);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          steps.add(
              new Step(
                  result.getInt(1),
                  result.getObject(2, OffsetDateTime.class),
                  result.getString(3),
                  result.getString(4)));
        }
      }
      return steps;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private String write(RequestSnapshot request) {
    try {
      return json.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a snapshot is always writable", e);
    }
  }

  private RequestSnapshot read(String snapshot) {
    try {
      return json.readValue(snapshot, RequestSnapshot.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a snapshot of ours is not readable", e);
    }
  }
}
