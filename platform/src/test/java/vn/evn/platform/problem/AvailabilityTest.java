package vn.evn.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTest {
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "08006, true, connection cut",
    "53300, true, too many connections",
    "57P01, true, the server is shut down",
    "40001, true, serialization failure",
    "40P01, true, deadlock",
    "58030, true, disk",
    "25006, true, no writes after a failover",
    "57014, true, statement stopped by a time limit",
    "55P03, true, lock not to be had in time",
    "25001, false, a statement that no transaction may hold",
    "55000, false, object not in the state for it",
    "57000, false, operator intervention of no named kind",
    "23505, false, a key that exists",
    "22021, false, a text that cannot be kept"
  })
  void tellsWhatPassesFromFaults(String state, boolean passes, String why) {
    RuntimeException failure = new IllegalStateException(new SQLException("made up", state));
    assertThat(Availability.isTrouble(failure)).as(why).isEqualTo(passes);
  }

  @Test
  void knowsACutConnectionWithoutAState() {
    assertThat(Availability.isTrouble(new IllegalStateException(new SocketException()))).isTrue();
    assertThat(Availability.isTrouble(new IllegalStateException("else"))).isFalse();
  }

  @Test
  void knowsATextThatTheDatabaseCannotKeep() {
    assertThat(Availability.isUnstorableText(new SQLException("made up", "22021"))).isTrue();
    assertThat(Availability.isUnstorableText(new SQLException("made up", "22P05"))).isTrue();
    assertThat(Availability.isUnstorableText(new SQLException("made up", "22003"))).isFalse();
  }
}
