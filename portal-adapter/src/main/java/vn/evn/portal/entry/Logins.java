package vn.evn.portal.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;

/** Sign-ons under way, shared by all copies. */
@ApplicationScoped
class Logins {
  private final DataSource dataSource;
  private final EntryConfig config;
  private final Clock clock;

  @Inject
  Logins(DataSource dataSource, EntryConfig config, Clock clock) {
    this.dataSource = dataSource;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A sign-on under way.
   *
   * @param browserHash hash of what only the browser knows that began it
   * @param verifier of PKCE
   */
  record Login(
      String browserHash,
      String issuer,
      String nonce,
      String verifier,
      String procedure,
      @Nullable String formUrl) {}

  /** Begins a sign-on; false if too many are under way. */
  @Transactional
  public boolean begin(String state, Login login) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement sweep =
          connection.prepareStatement("DELETE FROM entry_login WHERE expires_at < ?")) {
        sweep.setObject(1, now);
        sweep.executeUpdate();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO entry_login (state_hash, browser_hash, issuer, nonce, verifier,"
                  + " procedure, form_url, expires_at)"
                  + " SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM entry_login) < ?")) {
        insert.setString(1, Secrets.hash(state));
        insert.setString(2, login.browserHash());
        insert.setString(3, login.issuer());
        insert.setString(4, login.nonce());
        insert.setString(5, login.verifier());
        insert.setString(6, login.procedure());
        insert.setString(7, login.formUrl());
        insert.setObject(8, now.plus(config.loginLife()));
        insert.setInt(9, config.openLogins());
        return insert.executeUpdate() == 1;
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Takes a sign-on out, so that its state counts once; empty if there is none, or its time is
   * over.
   */
  @Transactional
  public Optional<Login> end(String state) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM entry_login WHERE state_hash = ? AND expires_at >= ?"
                    + " RETURNING browser_hash, issuer, nonce, verifier, procedure, form_url")) {
      delete.setString(1, Secrets.hash(state));
      delete.setObject(2, OffsetDateTime.now(clock));
      try (ResultSet result = delete.executeQuery()) {
        return result.next()
            ? Optional.of(
                new Login(
                    result.getString(1),
                    result.getString(2),
                    result.getString(3),
                    result.getString(4),
                    result.getString(5),
                    result.getString(6)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
