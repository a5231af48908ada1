package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Gives codes out of the database: never twice, also with several copies. */
@ApplicationScoped
class Serials {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
  private static final long LAST_CUSTOMER_SERIAL = 9_999_999L;

  private final DataSource dataSource;

  @Inject
  Serials(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Request codes: {@code YC-<yyMMdd>-<at least six digits>}, each by a day of submission, with
   * rising serials.
   */
  List<String> requestCodes(List<LocalDate> days) {
    List<String> codes = new ArrayList<>(days.size());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT nextval('request_serial') FROM generate_series(1, ?)")) {
      query.setInt(1, days.size());
      try (ResultSet result = query.executeQuery()) {
        for (LocalDate day : days) {
          result.next();
          codes.add(requestCode(day, result.getLong(1)));
        }
      }
      return codes;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static String requestCode(LocalDate day, long serial) {
    String digits = Long.toString(serial);
    return "YC-" + DAY.format(day) + "-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /**
   * A customer code: the code of the unit and a serial of seven digits.
   *
   * @throws IllegalStateException if the unit has given all of its serials
   */
  String customerCode(String unit) {
    long serial = nextCustomer(unit);
    if (serial > LAST_CUSTOMER_SERIAL) {
      throw new IllegalStateException("unit " + unit + " has no customer code left");
    }
    return unit + String.format(Locale.ROOT, "%07d", serial);
  }

  private long nextCustomer(String unit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement(
                "INSERT INTO customer_code_serial AS s (unit, last) VALUES (?, 1)"
                    + " ON CONFLICT (unit) DO UPDATE SET last = s.last + 1 RETURNING last")) {
      count.setString(1, unit);
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
