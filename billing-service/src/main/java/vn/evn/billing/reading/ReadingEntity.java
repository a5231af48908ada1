package vn.evn.billing.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.time.BusinessTime;

/** A reading as a row. */
@Entity
@Table(name = "meter_reading")
@SuppressWarnings("NullAway.Init")
class ReadingEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  long id;

  @Column(name = "service_point_id")
  long servicePointId;

  @Column(name = "meter_number")
  String meterNumber;

  @Enumerated(EnumType.STRING)
  MeterReading.Kind kind;

  @Column(name = "taken_at")
  OffsetDateTime takenAt;

  @Nullable Long kwh;
  @Nullable Long normal;

  @Column(name = "off_peak")
  @Nullable Long offPeak;

  @Nullable Long peak;

  @Column(name = "recorded_at")
  OffsetDateTime recordedAt;

  boolean estimated;

  ReadingEntity() {}

  static ReadingEntity of(long servicePointId, MeterReading reading, OffsetDateTime now) {
    ReadingEntity row = new ReadingEntity();
    row.servicePointId = servicePointId;
    row.meterNumber = reading.meterNumber();
    row.kind = reading.kind();
    row.takenAt = reading.at();
    row.tell(reading, now);
    return row;
  }

  /** Says what a reading says; meter, kind and time stay. */
  void tell(MeterReading reading, OffsetDateTime now) {
    kwh = reading.registers().kwh();
    normal = reading.registers().normal();
    offPeak = reading.registers().offPeak();
    peak = reading.registers().peak();
    estimated = Boolean.TRUE.equals(reading.estimated());
    recordedAt = now;
  }

  Registers registers() {
    return new Registers(kwh, normal, offPeak, peak);
  }

  StoredReading toReading(String customerCode) {
    return new StoredReading(
        id,
        customerCode,
        new MeterReading(
            meterNumber,
            kind,
            registers(),
            takenAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime(),
            estimated),
        recordedAt.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime());
  }
}
