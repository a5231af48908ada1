package vn.evn.portal.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/** Tickets, each good for one application, and the papers uploaded under them. */
@ApplicationScoped
class Tickets {
  private static final String COLUMNS =
      "SELECT ticket_hash, procedure, applicant, expires_at, used_at, external_id"
          + " FROM entry_ticket WHERE ticket_hash = ?";

  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private final DataSource dataSource;
  private final EntryConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  Tickets(DataSource dataSource, EntryConfig config, ObjectMapper json, Clock clock) {
    this.dataSource = dataSource;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /** A ticket as it is handed out; the secret itself is known to the person alone. */
  record Issued(String secret, OffsetDateTime expiresAt) {}

  /**
   * A ticket.
   *
   * @param usedAt null while it may be used
   * @param externalId of the application that was handed in with it; null before
   */
  record Ticket(
      String hash,
      String procedure,
      Applicant applicant,
      OffsetDateTime expiresAt,
      @Nullable OffsetDateTime usedAt,
      @Nullable String externalId) {}

  @Transactional
  public Issued issue(String issuer, String subject, String procedure, Applicant applicant) {
    String secret = Secrets.next();
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime expiresAt = now.plus(config.ticketLife());
    forget(now.minus(FORGOTTEN_AFTER));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO entry_ticket (ticket_hash, issuer, subject, procedure, applicant,"
                    + " created_at, expires_at) VALUES (?, ?, ?, ?, ?::jsonb, ?, ?)")) {
      insert.setString(1, Secrets.hash(secret));
      insert.setString(2, issuer);
      insert.setString(3, subject);
      insert.setString(4, procedure);
      insert.setString(5, json.writeValueAsString(applicant));
      insert.setObject(6, now);
      insert.setObject(7, expiresAt);
      insert.executeUpdate();
      return new Issued(secret, expiresAt);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an applicant is always writable", e);
    }
  }

  /**
   * Forgets who came with a ticket that is long over; of a used one stays which application came of
   * it.
   */
  private void forget(OffsetDateTime before) {
    try (Connection connection = dataSource.getConnection()) {
      for (String statement :
          List.of(
              "DELETE FROM entry_paper USING entry_ticket t WHERE entry_paper.ticket_hash ="
                  + " t.ticket_hash AND t.expires_at < ?",
              "DELETE FROM entry_ticket WHERE expires_at < ? AND used_at IS NULL",
              "UPDATE entry_ticket SET applicant = '{}', subject = ''"
                  + " WHERE expires_at < ? AND subject <> ''")) {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
          change.setObject(1, before);
          change.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** A ticket that is not over, used or not; empty if there is none. */
  Optional<Ticket> find(String secret) {
    return read(secret, "");
  }

  /** The same, locked until the end of the transaction. */
  Optional<Ticket> lock(String secret) {
    return read(secret, " FOR UPDATE");
  }

  private Optional<Ticket> read(String secret, String lock) {
    if (!Secrets.isOne(secret)) {
      return Optional.empty();
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(COLUMNS + lock)) {
      query.setString(1, Secrets.hash(secret));
      try (ResultSet result = query.executeQuery()) {
        if (!result.next()) {
          return Optional.empty();
        }
        Ticket ticket =
            new Ticket(
                result.getString(1),
                result.getString(2),
                json.readValue(result.getString(3), Applicant.class),
                result
                    .getObject(4, OffsetDateTime.class)
                    .atZoneSameInstant(BusinessTime.ZONE)
                    .toOffsetDateTime(),
                result.getObject(5, OffsetDateTime.class),
                result.getString(6));
        return ticket.expiresAt().isBefore(now) ? Optional.empty() : Optional.of(ticket);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept applicant is not readable", e);
    }
  }

  /** Marks a locked ticket as used. */
  void use(String hash, String externalId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE entry_ticket SET used_at = ?, external_id = ? WHERE ticket_hash = ?")) {
      update.setObject(1, OffsetDateTime.now(clock));
      update.setString(2, externalId);
      update.setString(3, hash);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  void addPaper(String hash, DocumentReference paper) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO entry_paper (id, ticket_hash, name, type, sha256, size_bytes,"
                    + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, UUID.fromString(paper.id()));
      insert.setString(2, hash);
      insert.setString(3, paper.name());
      insert.setString(4, paper.type());
      insert.setString(5, paper.sha256());
      insert.setLong(6, paper.sizeBytes());
      insert.setObject(7, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The papers of a ticket, in the order of their upload. */
  List<DocumentReference> papers(String hash) {
    List<DocumentReference> papers = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, name, type, sha256, size_bytes FROM entry_paper"
                    + " WHERE ticket_hash = ? ORDER BY created_at, id")) {
      query.setString(1, hash);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          papers.add(
              new DocumentReference(
                  result.getString(1),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getLong(5),
                  DocumentReference.State.STORED));
        }
      }
      return papers;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
