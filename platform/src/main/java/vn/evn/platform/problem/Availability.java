package vn.evn.platform.problem;

import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells trouble of the database or its connection, which passes, from faults of the call. */
public final class Availability {
  private Availability() {}

  /**
   * Whether a failure comes from a database that is away, overloaded or just cut off, so that the
   * same call may succeed later. Also true when the outcome of a commit is unknown.
   */
  public static boolean isTrouble(@Nullable Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isTrouble(sql)) {
        return true;
      }
      if (cause instanceof SocketException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTrouble(SQLException failure) {
    if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
      return true;
    }
    String state = failure.getSQLState();
    if (state == null) {
      // The connection pool speaks without a state when no connection can be had in time.
      return failure.getCause() instanceof IOException
          || String.valueOf(failure.getMessage()).contains("Acquisition timeout")
          || String.valueOf(failure.getMessage()).contains("Sorry, acquisition timeout");
    }
    // 08 connection, 53 resources, 57P shutdown or crash, 40 serialization and deadlock, 58 disk.
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("40")
        || state.startsWith("58");
  }
}
