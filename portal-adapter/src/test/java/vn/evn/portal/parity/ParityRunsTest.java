package vn.evn.portal.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ParityRunsTest {
  @Inject DataSource dataSource;

  @Test
  void beginsTheDailyComparisonOnceWhicheverCopyIsFirst() {
    ParityRuns here = new ParityRuns(dataSource, Clock.systemUTC());
    ParityRuns there = new ParityRuns(dataSource, Clock.systemUTC());
    LocalDate day = LocalDate.of(2026, 11, 16);
    assertThat(there.begin(day)).isPresent();
    assertThat(here.begin(day)).isEmpty();
    assertThat(here.begin(day.plusDays(1))).isPresent();
    assertThat(here.begin(null)).isPresent();
  }
}
