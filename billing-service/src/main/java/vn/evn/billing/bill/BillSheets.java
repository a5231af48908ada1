package vn.evn.billing.bill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.platform.outbox.OutboxFailure;

/** The sheets of bills, each kept once by its content. There are some dozen in a month. */
@ApplicationScoped
public class BillSheets {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MOST_REMEMBERED = 10_000;
  private static final String ID = "SELECT id FROM bill_sheet WHERE digest = ?";

  private final DataSource dataSource;

  /** The numbers of sheets that were kept lately. */
  private final Map<BillSheet, Kept> kept = new ConcurrentHashMap<>();

  /** Sheets never change, so that what was read once holds. */
  private final Map<Integer, BillSheet> known = new ConcurrentHashMap<>();

  @Inject
  BillSheets(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * A sheet as it is kept.
   *
   * @param digest SHA-256 of its content
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed after it was made
  public record Kept(int id, byte[] digest) {}

  /**
   * Keeps a sheet unless it is there. In a transaction of its own: others may use the sheet before
   * the caller's bill is written.
   */
  public Kept keep(BillSheet sheet) {
    Kept present = kept.get(sheet);
    if (present == null) {
      present = QuarkusTransaction.requiringNew().call(() -> keepInTable(sheet));
      if (kept.size() > MOST_REMEMBERED) {
        kept.clear();
      }
      kept.put(sheet, present);
    }
    return present;
  }

  private Kept keepInTable(BillSheet sheet) {
    String content = text(sheet);
    byte[] digest = sha256(content.getBytes(StandardCharsets.UTF_8));
    try (Connection connection = dataSource.getConnection()) {
      Integer id = idOf(connection, digest);
      if (id == null) {
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO bill_sheet (digest, content) VALUES (?, ?::jsonb)"
                    + " ON CONFLICT DO NOTHING")) {
          insert.setBytes(1, digest);
          insert.setString(2, content);
          insert.executeUpdate();
        }
        id = idOf(connection, digest);
      }
      if (id == null) {
        throw new IllegalStateException("a sheet that was kept is not there");
      }
      known.putIfAbsent(id, sheet);
      return new Kept(id, digest);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The sheet of a number that a bill has. */
  public BillSheet get(int id) {
    BillSheet sheet = known.get(id);
    if (sheet != null) {
      return sheet;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT content FROM bill_sheet WHERE id = ?")) {
      query.setInt(1, id);
      try (ResultSet result = query.executeQuery()) {
        if (!result.next()) {
          throw new IllegalStateException("there is no sheet " + id);
        }
        BillSheet read = JSON.readValue(result.getString(1), BillSheet.class);
        known.put(id, read);
        return read;
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sheet " + id + " cannot be read", e);
    }
  }

  private static @Nullable Integer idOf(Connection connection, byte[] digest) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ID)) {
      query.setBytes(1, digest);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Integer.valueOf(result.getInt(1)) : null;
      }
    }
  }

  private static String text(BillSheet sheet) {
    try {
      return JSON.writeValueAsString(sheet);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always writable", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
