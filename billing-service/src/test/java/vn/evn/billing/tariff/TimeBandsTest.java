package vn.evn.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBandsTest {
  private static final TimesOfUse TIMES = TimesOfUse.load(DataSource.BUILT_IN);
  private static final String SOUND =
      """
      # Made up
      document,effective_from,applicability,days,time_of_use,from,to,confidence,note
      1/TT,2030-01-01,in_force,MON_SAT,normal,04:00,22:00,low,
      1/TT,2030-01-01,in_force,MON_SAT,off_peak,22:00,04:00,low,
      1/TT,2030-01-01,in_force,SUN,normal,00:00,24:00,low,
      """;

  private final TimeBands bands = TimeBands.load(DataSource.BUILT_IN);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2015-03-16, 16/2014/TT-BCT",
    "2026-04-21, 16/2014/TT-BCT",
    "2026-04-22, 963/QĐ-BCT",
    "2030-01-01, 963/QĐ-BCT"
  })
  void findsTheHoursInForceOnADay(LocalDate day, String document) {
    assertThat(bands.on(day).map(TimeBandSet::document)).contains(document);
  }

  /** 13 + 5 + 6 hours on weekdays, 18 + 0 + 6 on Sunday (circular); 13 + 5 + 6 and 18 + 6 (963). */
  @ParameterizedTest(name = "{0}, {1}, {2}: {3} h")
  @CsvSource({
    "2020-01-01, MON_SAT, NORMAL, 13",
    "2020-01-01, MON_SAT, PEAK, 5",
    "2020-01-01, MON_SAT, OFF_PEAK, 6",
    "2020-01-01, SUN, NORMAL, 18",
    "2020-01-01, SUN, PEAK, 0",
    "2020-01-01, SUN, OFF_PEAK, 6",
    "2026-05-01, MON_SAT, NORMAL, 13",
    "2026-05-01, MON_SAT, PEAK, 5",
    "2026-05-01, MON_SAT, OFF_PEAK, 6",
    "2026-05-01, SUN, NORMAL, 18",
    "2026-05-01, SUN, OFF_PEAK, 6"
  })
  void addsUpTheHours(LocalDate day, TimeBand.Days days, String time, int hours) {
    assertThat(
            bands.on(day).orElseThrow().bands().stream()
                .filter(band -> band.days() == days && band.timeOfUse().equals(time))
                .mapToInt(TimeBand::minutes)
                .sum())
        .isEqualTo(hours * 60);
  }

  @Test
  void turnsToTheOtherReadingOfWhatIsDisputedByData() {
    String text = DataSource.BUILT_IN.file("legal-data/time-bands.csv").text();
    TimeBands other =
        TimeBands.read(
            new DataFile("bands.csv", text.replace(",disputed_applied,", ",disputed_not_applied,")),
            TIMES);
    LocalDate day = LocalDate.of(2026, 5, 1);

    assertThat(other.on(day).map(TimeBandSet::document)).contains("16/2014/TT-BCT");
    assertThat(other.otherReadingOn(day).map(TimeBandSet::document)).contains("963/QĐ-BCT");
    assertThat(bands.otherReadingOn(day).map(TimeBandSet::document)).contains("16/2014/TT-BCT");
    assertThat(bands.otherReadingOn(LocalDate.of(2020, 1, 1))).isEmpty();
  }

  @Test
  void readsASoundFile() {
    assertThat(TimeBands.read(new DataFile("bands.csv", SOUND), TIMES).all()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} → {1}: line {2}, {3}")
  @CsvSource({
    "'normal,04:00,22:00', 'normal,05:00,22:00', 5, 'wrong sum: the bands of MON_SAT in 1/TT come to 1380'",
    "'normal,04:00,22:00', 'normal,03:00,22:00', 4, overlap with line 3 on MON_SAT",
    "'off_peak,22:00,04:00', 'off_peak,23:00,04:00', 5, wrong sum",
    "'SUN,normal,00:00,24:00', 'SUN,normal,00:00,23:59', 5, 'wrong sum: the bands of SUN'",
    "'off_peak,22:00', 'night,22:00', 4, 'time_of_use is unknown: NIGHT'",
    "'from,to,conf', 'begin,to,conf', 3, the table has no column from",
    "'22:00,04:00', '22:00,24:01', 4, 'to must be a time'",
    "'22:00,04:00', '22:00,22:00', 4, 'the band is empty'",
    "'SUN', 'MOON', 5, 'days is unknown: MOON'",
    "'in_force,SUN', 'disputed_applied,SUN', 5, 'one first day and one applicability'",
    "'in_force', 'perhaps', 3, 'applicability is unknown: perhaps'"
  })
  void refusesABrokenFileWithLineAndReason(String sound, String broken, int line, String reason) {
    String text = SOUND.replace(sound, broken);
    assertThat(text).isNotEqualTo(SOUND);
    assertThatThrownBy(() -> TimeBands.read(new DataFile("bands.csv", text), TIMES))
        .asInstanceOf(type(InvalidDataFile.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.file()).isEqualTo("bands.csv");
              assertThat(refusal.line()).isEqualTo(line);
              assertThat(refusal.reason()).contains(reason);
            });
  }
}
