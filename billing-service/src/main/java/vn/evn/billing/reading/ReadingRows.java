package vn.evn.billing.reading;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.platform.time.BusinessTime;

/** The readings. */
@ApplicationScoped
class ReadingRows implements PanacheRepositoryBase<ReadingEntity, Long> {
  /** The same reading: one by point, meter, kind and time. */
  Optional<ReadingEntity> same(long servicePointId, MeterReading reading) {
    return find(
            "servicePointId = ?1 and takenAt = ?2 and meterNumber = ?3 and kind = ?4",
            servicePointId,
            reading.at(),
            reading.meterNumber(),
            reading.kind())
        .singleResultOptional();
  }

  /** The last reading of a meter up to a time. */
  Optional<ReadingEntity> lastUpTo(long servicePointId, String meter, OffsetDateTime at) {
    return find(
            "servicePointId = ?1 and meterNumber = ?2 and takenAt <= ?3 order by takenAt desc, id"
                + " desc",
            servicePointId,
            meter,
            at)
        .firstResultOptional();
  }

  /** The first reading of a meter after a time. */
  Optional<ReadingEntity> firstAfter(long servicePointId, String meter, OffsetDateTime at) {
    return find(
            "servicePointId = ?1 and meterNumber = ?2 and takenAt > ?3 order by takenAt, id",
            servicePointId,
            meter,
            at)
        .firstResultOptional();
  }

  /** The last reading before a time, of any meter. */
  Optional<ReadingEntity> lastBefore(long servicePointId, OffsetDateTime end) {
    return find(
            "servicePointId = ?1 and takenAt < ?2 order by takenAt desc, kind desc",
            servicePointId,
            end)
        .firstResultOptional();
  }

  /** The readings from a time (included) to another (excluded), in order. */
  List<ReadingEntity> between(long servicePointId, OffsetDateTime from, OffsetDateTime end) {
    return list(
        "servicePointId = ?1 and takenAt >= ?2 and takenAt < ?3 order by takenAt, id",
        servicePointId,
        from,
        end);
  }

  /** Makes room for the readings of a month of business time. */
  void ensureMonth(OffsetDateTime at) {
    getEntityManager()
        .createNativeQuery("SELECT ensure_month('meter_reading', CAST(?1 AS date), ' 00:00:00+07')")
        .setParameter(1, at.atZoneSameInstant(BusinessTime.ZONE).toLocalDate())
        .getResultList();
  }

  List<ReadingEntity> page(long servicePointId, long after, int rows) {
    return find("servicePointId = ?1 and id > ?2 order by id", servicePointId, after)
        .range(0, rows - 1)
        .list();
  }
}
