package vn.evn.request.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import vn.evn.contracts.notification.NotificationRequested;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/**
 * The links by which applicants rate. A token is random, is told once in the notification of the
 * completion, and is kept as a hash; the newest of a request replaces those before it.
 */
@ApplicationScoped
public class RatingLinks {
  private static final int TOKEN_BYTES = 32;
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
  private static final int STEP = 5_000;

  private final DataSource dataSource;
  private final RatingConfig config;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  RatingLinks(DataSource dataSource, RatingConfig config, Clock clock) {
    this.dataSource = dataSource;
    this.config = config;
    this.clock = clock;
  }

  /** A new link for a request, in the present transaction; empty if the request is rated. */
  public Optional<NotificationRequested.RatingLink> issue(String requestCode) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    OffsetDateTime expiresAt =
        LocalDate.now(clock.withZone(BusinessTime.ZONE))
            .plusDays(config.linkDays())
            .atTime(END_OF_DAY)
            .atZone(BusinessTime.ZONE)
            .toOffsetDateTime();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO rating_link (request_code, token_hash, expires_at)"
                    + " SELECT ?, ?, ? WHERE NOT EXISTS"
                    + " (SELECT 1 FROM rating WHERE request_code = ?)"
                    + " ON CONFLICT (request_code) DO UPDATE"
                    + " SET token_hash = excluded.token_hash, expires_at = excluded.expires_at")) {
      insert.setString(1, requestCode);
      insert.setBytes(2, hash(token));
      insert.setObject(3, expiresAt);
      insert.setString(4, requestCode);
      return insert.executeUpdate() == 0
          ? Optional.empty()
          : Optional.of(
              new NotificationRequested.RatingLink(token, config.page() + "#" + token, expiresAt));
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The request that a token may rate; empty if there is none or its time is over. */
  Optional<String> requestOf(String token) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT request_code FROM rating_link WHERE token_hash = ? AND expires_at > ?")) {
      query.setBytes(1, hash(token));
      query.setObject(2, OffsetDateTime.now(clock));
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Forgets links whose time is over; returns how many. */
  int forgetExpired() {
    int forgotten = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement step =
            connection.prepareStatement(
                "DELETE FROM rating_link WHERE request_code IN (SELECT request_code"
                    + " FROM rating_link WHERE expires_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)")) {
      step.setObject(1, OffsetDateTime.now(clock));
      step.setInt(2, STEP);
      int now;
      do {
        now = step.executeUpdate();
        forgotten += now;
      } while (now > 0);
      return forgotten;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
