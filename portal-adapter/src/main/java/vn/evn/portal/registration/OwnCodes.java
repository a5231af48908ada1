package vn.evn.portal.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.DossierCode;

/**
 * Allots dossier codes after Circular 01/2018/TT-VPCP, Article 19: agency, day (yyMMdd), number of
 * the day. The number has four digits, and five or six once four do not do any more. The day is
 * that of Viet Nam on which the code is allotted.
 *
 * <p>The number is raised in the transaction that keeps the code: another copy waits for its
 * commit, and a rolled back transaction gives its number back, so that there is no gap.
 */
@ApplicationScoped
public class OwnCodes {
  private static final Logger LOG = Logger.getLogger(OwnCodes.class);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final int MOST_A_DAY = 999_999;

  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  OwnCodes(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Allots a code in the present transaction.
   *
   * @param agency agency identifier, the first part of the code
   * @param procedure national code of the procedure (MaTTHC)
   * @param requestCode the request that it is for; null if the request is not known yet
   * @throws IllegalStateException if the agency has used up the numbers of the day
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public OwnCode allot(String agency, String procedure, @Nullable String requestCode) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    LocalDate day = now.atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
    try (Connection connection = dataSource.getConnection()) {
      while (true) {
        int number = nextNumber(connection, agency, day);
        if (number > MOST_A_DAY) {
          throw new IllegalStateException(agency + " has used up the dossier numbers of " + day);
        }
        String code = "%s-%s-%04d".formatted(agency, DAY.format(day), number);
        if (keep(connection, code, agency, procedure, requestCode, now)) {
          return new OwnCode(DossierCode.key(code), code, procedure, true);
        }
        LOG.warnf("Dossier code %s was given by the portal already: the next one is taken", code);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static int nextNumber(Connection connection, String agency, LocalDate day)
      throws SQLException {
    try (PreparedStatement raise =
        connection.prepareStatement(
            "INSERT INTO dossier_code_serial AS s (agency, day, last) VALUES (?, ?, 1)"
                + " ON CONFLICT (agency, day) DO UPDATE SET last = s.last + 1 RETURNING last")) {
      raise.setString(1, agency);
      raise.setObject(2, day);
      try (ResultSet result = raise.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  /** False if the portal has pushed a dossier of this code. */
  private static boolean keep(
      Connection connection,
      String code,
      String agency,
      String procedure,
      @Nullable String requestCode,
      OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO own_dossier_code"
                + " (code_key, code, agency, procedure, request_code, allotted_at)"
                + " SELECT ?, ?, ?, ?, ?, ?"
                + " WHERE NOT EXISTS (SELECT 1 FROM dossier WHERE code_key = ?)")) {
      String key = DossierCode.key(code);
      insert.setString(1, key);
      insert.setString(2, code);
      insert.setString(3, agency);
      insert.setString(4, procedure);
      insert.setString(5, requestCode);
      insert.setObject(6, now);
      insert.setString(7, key);
      return insert.executeUpdate() == 1;
    }
  }

  /** The code of a request that was born here; empty if it has none. */
  public Optional<OwnCode> ofRequest(String requestCode) {
    return find("request_code", requestCode);
  }

  /** What is known of a code of our own; empty if it is none. */
  public Optional<OwnCode> ofKey(String codeKey) {
    return find("code_key", codeKey);
  }

  private Optional<OwnCode> find(String column, String value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT code_key, code, procedure FROM own_dossier_code WHERE "
                    + column
                    + " = ?")) {
      query.setString(1, value);
      try (ResultSet result = query.executeQuery()) {
        return result.next()
            ? Optional.of(
                new OwnCode(result.getString(1), result.getString(2), result.getString(3), false))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
