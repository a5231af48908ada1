package vn.evn.billing.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.MeterReading.Kind;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.time.BusinessTime;

class ConsumptionTest {
  private static final YearMonth MAY = YearMonth.of(2020, 5);
  private static long lastId;

  @Test
  void countsFromTheLastReadingOfTheMonthBefore() {
    assertThat(
            Consumption.of(
                MAY,
                List.of(
                    reading("A", Kind.PERIODIC, "2020-04-05", 1000),
                    reading("A", Kind.PERIODIC, "2020-05-05", 1350))))
        .isEqualTo(
            new Consumption(
                LocalDate.of(2020, 4, 5),
                LocalDate.of(2020, 5, 5),
                new Registers(350L, null, null, null),
                false,
                List.of(),
                false));
  }

  @Test
  void losesNothingBetweenTwoReadingsInOneMonth() {
    Consumption may =
        Consumption.of(
            MAY,
            List.of(
                reading("A", Kind.PERIODIC, "2020-04-05", 1000),
                reading("A", Kind.PERIODIC, "2020-05-02", 1300),
                reading("A", Kind.PERIODIC, "2020-05-05", 1350)));
    assertThat(may.used().kwh()).isEqualTo(350);
    assertThat(may.from()).isEqualTo(LocalDate.of(2020, 4, 5));
  }

  @Test
  void addsWhatTheOldAndTheNewMeterShowed() {
    Consumption may =
        Consumption.of(
            MAY,
            List.of(
                reading("A", Kind.PERIODIC, "2020-04-05", 1000),
                reading("B", Kind.START, "2020-04-20", 7),
                reading("A", Kind.CLOSING, "2020-04-20", 1200),
                reading("B", Kind.PERIODIC, "2020-05-05", 107)));
    assertThat(may.used().kwh()).isEqualTo(300);
    assertThat(may.partial()).isFalse();
    assertThat(may.segments())
        .containsExactly(
            segment("2020-04-05", "2020-04-20", 200), segment("2020-04-20", "2020-05-05", 100));
  }

  @Test
  void addsAMeterWithBandsThatTookThePlaceOfOneWithout() {
    Consumption may =
        Consumption.of(
            MAY,
            List.of(
                reading("A", Kind.PERIODIC, "2020-04-05", 1000),
                bands("B", Kind.START, "2020-04-20", 1, 2, 3),
                reading("A", Kind.CLOSING, "2020-04-20", 1200),
                bands("B", Kind.PERIODIC, "2020-05-05", 101, 22, 33)));
    assertThat(may.used()).isEqualTo(new Registers(350L, null, null, null));
    assertThat(may.segments()).hasSize(2);
    assertThat(may.segments().get(1).used()).isEqualTo(new Registers(null, 100L, 20L, 30L));
  }

  @Test
  void doesNotGuessWhatAMeterWithoutReadingCounted() {
    assertThatThrownBy(
            () ->
                Consumption.of(
                    MAY,
                    List.of(
                        reading("A", Kind.PERIODIC, "2020-04-05", 1000),
                        reading("A", Kind.CLOSING, "2020-04-20", 1200),
                        bands("B", Kind.START, "2020-04-22", 1, 2, 3),
                        bands("B", Kind.PERIODIC, "2020-05-05", 101, 22, 33))))
        .isInstanceOfSatisfying(
            NoConsumption.class, e -> assertThat(e.name()).isEqualTo("meter-kind-changed"));
  }

  @Test
  void startsWithTheFirstReadingOfANewSupply() {
    Consumption may =
        Consumption.of(
            MAY,
            List.of(
                reading("A", Kind.START, "2020-05-02", 0),
                reading("A", Kind.PERIODIC, "2020-05-20", 90)));
    assertThat(may.partial()).isTrue();
    assertThat(may.used().kwh()).isEqualTo(90);
  }

  @Test
  void countsNothingBetweenTheEndOfOneContractAndTheStartOfTheNext() {
    Consumption may =
        Consumption.of(
            MAY,
            List.of(
                reading("A", Kind.CLOSING, "2020-04-20", 1000),
                reading("A", Kind.START, "2020-05-02", 1040),
                reading("A", Kind.PERIODIC, "2020-05-20", 1100)));
    assertThat(may.used().kwh()).isEqualTo(60);
    assertThat(may.from()).isEqualTo(LocalDate.of(2020, 5, 2));
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () -> Consumption.of(MAY, List.of(reading("A", Kind.PERIODIC, "2020-04-05", 1000))))
        .isInstanceOfSatisfying(
            NoConsumption.class, e -> assertThat(e.name()).isEqualTo("closing-reading-missing"));
    assertThatThrownBy(
            () -> Consumption.of(MAY, List.of(reading("A", Kind.PERIODIC, "2020-05-05", 1000))))
        .isInstanceOfSatisfying(
            NoConsumption.class, e -> assertThat(e.name()).isEqualTo("opening-reading-missing"));
  }

  private static Consumption.Segment segment(String from, String to, long kwh) {
    return new Consumption.Segment(
        LocalDate.parse(from), LocalDate.parse(to), new Registers(kwh, null, null, null));
  }

  private static StoredReading bands(
      String meter, Kind kind, String day, long normal, long offPeak, long peak) {
    return reading(meter, kind, day, new Registers(null, normal, offPeak, peak));
  }

  private static StoredReading reading(String meter, Kind kind, String day, long kwh) {
    return reading(meter, kind, day, new Registers(kwh, null, null, null));
  }

  private static StoredReading reading(String meter, Kind kind, String day, Registers registers) {
    OffsetDateTime at =
        LocalDate.parse(day)
            .atTime(LocalTime.of(8, 0))
            .atZone(BusinessTime.ZONE)
            .toOffsetDateTime();
    return new StoredReading(
        ++lastId, "PD05000123456", new MeterReading(meter, kind, registers, at), at);
  }
}
