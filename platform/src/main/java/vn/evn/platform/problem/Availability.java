package vn.evn.platform.problem;

import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells trouble of the database or its connection, which passes, from faults of the call. */
public final class Availability {
  /** 08 connection, 53 resources, 57P shutdown or crash, 40 serialization and deadlock, 58 disk. */
  private static final List<String> PASSING_CLASSES = List.of("08", "53", "57P", "40", "58");

  /**
   * 25006 a server that takes no writes, as one that is a standby again after a failover; 57014 a
   * statement stopped by a time limit or by an administrator; 55P03 a lock that was not to be had
   * in time.
   */
  private static final Set<String> PASSING_STATES = Set.of("25006", "57014", "55P03");

  /** 22021 not in the character set, 22P05 not convertible; jsonb answers NUL with the latter. */
  private static final Set<String> UNSTORABLE_STATES = Set.of("22021", "22P05");

  private Availability() {}

  /**
   * Whether a failure comes from a database that is away, overloaded or just cut off, so that the
   * same call may succeed later. Also true when the outcome of a commit is unknown.
   */
  public static boolean isTrouble(@Nullable Throwable failure) {
    return anyCause(
        failure,
        cause ->
            cause instanceof SocketException
                || (cause instanceof SQLException sql && isTrouble(sql)));
  }

  /**
   * Whether a failure comes from a text that the database cannot keep, in practice one with the
   * character NUL: a fault of the call, which repeating does not mend.
   */
  public static boolean isUnstorableText(@Nullable Throwable failure) {
    return anyCause(
        failure,
        cause ->
            cause instanceof SQLException sql
                && sql.getSQLState() != null
                && UNSTORABLE_STATES.contains(sql.getSQLState()));
  }

  private static boolean anyCause(@Nullable Throwable failure, Predicate<Throwable> is) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (is.test(cause)) {
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
    return PASSING_CLASSES.stream().anyMatch(state::startsWith) || PASSING_STATES.contains(state);
  }
}
