package vn.evn.billing.bulk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams rows into a table with COPY; holds a buffer and no more. */
public final class CopyText implements AutoCloseable {
  private static final int FULL = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder rows = new StringBuilder(FULL + 1024);

  /**
   * Begins.
   *
   * @param target table with its columns, as in a COPY command
   */
  public CopyText(Connection connection, String target) throws SQLException {
    copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
  }

  /** One row; a null value is NULL. */
  public void row(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        rows.append('\t');
      }
      value(values[i]);
    }
    rows.append('\n');
    if (rows.length() >= FULL) {
      send();
    }
  }

  private void value(@Nullable Object value) {
    if (value == null) {
      rows.append("\\N");
      return;
    }
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        default -> rows.append(c);
      }
    }
  }

  private void send() throws SQLException {
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    rows.setLength(0);
  }

  /** Ends it; every row is in the table of the present transaction. */
  public void finish() throws SQLException {
    send();
    copy.endCopy();
  }

  /** Gives up what was not finished. */
  @Override
  public void close() throws IOException {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
