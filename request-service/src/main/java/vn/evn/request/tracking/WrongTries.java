package vn.evn.request.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Wrong tries per code, in the database, so that every copy of the service counts alike. The tries
 * of one code follow one another: of any number at once no more than the limit are answered. Known
 * and unknown codes are counted alike. The clock is the database's, which the copies share.
 */
@ApplicationScoped
class WrongTries {
  static final int LIMIT_PER_HOUR = 5;

  private final DataSource dataSource;

  @Inject
  WrongTries(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Looks something up by a code, unless too many wrong tries went before.
   *
   * @param code as it is looked up, in one form for all ways of writing it
   * @param lookUp empty is a wrong try
   * @return empty if the limit is reached; else what was found, or that nothing was
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  <T> Optional<Optional<T>> attempt(String code, Supplier<Optional<T>> lookUp) {
    long hash = ShortHash.of(code);
    try (Connection connection = dataSource.getConnection()) {
      takeTurn(connection, hash);
      if (count(connection, hash) >= LIMIT_PER_HOUR) {
        return Optional.empty();
      }
      Optional<T> found = lookUp.get();
      if (found.isEmpty()) {
        record(connection, hash);
      }
      return Optional.of(found);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** Until the end of the transaction nobody else tries this code. */
  private static void takeTurn(Connection connection, long hash) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT 1 FROM pg_advisory_xact_lock(?)")) {
      lock.setLong(1, hash);
      lock.execute();
    }
  }

  private static int count(Connection connection, long hash) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT count(*) FROM tracking_attempt"
                + " WHERE code_hash = ? AND at > now() - interval '1 hour'")) {
      query.setLong(1, hash);
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  private static void record(Connection connection, long hash) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO tracking_attempt (code_hash) VALUES (?)")) {
      insert.setLong(1, hash);
      insert.executeUpdate();
    }
  }
}
