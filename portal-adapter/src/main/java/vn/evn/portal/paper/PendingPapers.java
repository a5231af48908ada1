package vn.evn.portal.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.PaperSettled;
import vn.evn.platform.event.Events;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;

/** Papers given as an address, to be fetched after the answer. */
@ApplicationScoped
public class PendingPapers {
  private static final int LONGEST_ERROR = 500;

  private final DataSource dataSource;
  private final Events events;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  PendingPapers(DataSource dataSource, Events events, Outbox outbox, Clock clock) {
    this.dataSource = dataSource;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A paper that is due.
   *
   * @param attempts tries, this one included
   */
  record Due(UUID id, String codeKey, String name, String address, int attempts) {}

  /** Notes a paper, in the transaction that takes its message in. */
  public void add(UUID id, String codeKey, String name, String address) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO pending_paper (id, code_key, name, address, next_at)"
                    + " VALUES (?, ?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, codeKey);
      insert.setString(3, name);
      insert.setString(4, address);
      insert.setObject(5, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Takes the paper that is due longest; no other copy gets it before the lease is over. */
  @Transactional
  Optional<Due> take(Duration lease) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE pending_paper SET attempts = attempts + 1, next_at = ? WHERE id = ("
                    + "SELECT id FROM pending_paper WHERE state = 'PENDING' AND next_at <= ?"
                    + " ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)"
                    + " RETURNING id, code_key, name, address, attempts")) {
      update.setObject(1, now.plus(lease));
      update.setObject(2, now);
      try (ResultSet result = update.executeQuery()) {
        return result.next()
            ? Optional.of(
                new Due(
                    result.getObject(1, UUID.class),
                    result.getString(2),
                    result.getString(3),
                    result.getString(4),
                    result.getInt(5)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Makes a paper due again after a failed try. */
  @Transactional
  void again(Due paper, Duration wait, String why) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE pending_paper SET next_at = ?, last_error = ?"
                    + " WHERE id = ? AND state = 'PENDING'")) {
      update.setObject(1, OffsetDateTime.now(clock).plus(wait));
      update.setString(2, shortened(why));
      update.setObject(3, paper.id());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Makes a paper that was given up due once more; false if there is none of this id. */
  @Transactional
  public boolean retry(UUID id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE pending_paper SET state = 'PENDING', attempts = 0, next_at = ?,"
                    + " settled_at = NULL WHERE id = ? AND state = 'FAILED'")) {
      update.setObject(1, OffsetDateTime.now(clock));
      update.setObject(2, id);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Announces what became of a paper, once: of two copies that fetched it after a lease ran out the
   * second changes nothing.
   *
   * @param reason why it could not be had; null if it is stored
   */
  @Transactional
  void settle(Due paper, DocumentReference document, @Nullable String reason) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (Connection connection = dataSource.getConnection()) {
      Optional<String> code = lockedDossier(connection, paper.codeKey());
      if (code.isEmpty() || !settled(connection, document, reason, now)) {
        return;
      }
      outbox.append(
          events.of(
              Topics.APPLICATIONS,
              ApplicationEvents.PAPER_SETTLED,
              paper.codeKey(),
              new PaperSettled(Channel.PORTAL, code.get(), document, now, reason)));
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static Optional<String> lockedDossier(Connection connection, String codeKey)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT code FROM dossier WHERE code_key = ? FOR UPDATE")) {
      query.setString(1, codeKey);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    }
  }

  private static boolean settled(
      Connection connection,
      DocumentReference document,
      @Nullable String reason,
      OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE pending_paper SET state = ?, type = ?, sha256 = ?, size_bytes = ?,"
                + " last_error = ?, settled_at = ? WHERE id = ? AND state = 'PENDING'")) {
      update.setString(1, document.state().name());
      update.setString(2, document.type());
      update.setString(3, document.sha256());
      update.setLong(4, document.sizeBytes());
      update.setString(5, reason == null ? null : shortened(reason));
      update.setObject(6, now);
      update.setObject(7, UUID.fromString(document.id()));
      return update.executeUpdate() == 1;
    }
  }

  private static String shortened(String why) {
    return why.length() > LONGEST_ERROR ? why.substring(0, LONGEST_ERROR) : why;
  }
}
