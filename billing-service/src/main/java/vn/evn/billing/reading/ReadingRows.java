package vn.evn.billing.reading;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.reading.Registers;
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

  /**
   * The last reading of a meter up to a time.
   *
   * @param except a reading that is passed over; 0 for none
   */
  Optional<ReadingEntity> lastUpTo(
      long servicePointId, String meter, OffsetDateTime at, long except) {
    return find(
            "servicePointId = ?1 and meterNumber = ?2 and takenAt <= ?3 and id <> ?4"
                + " order by takenAt desc, id desc",
            servicePointId,
            meter,
            at,
            except)
        .firstResultOptional();
  }

  /** Keeps what an estimate said before another reading takes its place. */
  void keepSuperseded(ReadingEntity row, OffsetDateTime now) {
    getEntityManager()
        .createNativeQuery(
            "INSERT INTO reading_superseded (service_point_id, meter_number, kind, taken_at, kwh,"
                + " normal, off_peak, peak, recorded_at, superseded_at)"
                + " SELECT service_point_id, meter_number, kind, taken_at, kwh, normal, off_peak,"
                + " peak, recorded_at, ?1 FROM meter_reading WHERE id = ?2 AND taken_at = ?3"
                + " AND service_point_id = ?4 ON CONFLICT DO NOTHING")
        .setParameter(1, now)
        .setParameter(2, row.id)
        .setParameter(3, row.takenAt)
        .setParameter(4, row.servicePointId)
        .executeUpdate();
  }

  /** Whether an estimate with these values was there and another took its place. */
  boolean wasSuperseded(ReadingEntity row, Registers told) {
    Object found =
        getEntityManager()
            .createNativeQuery(
                "SELECT EXISTS (SELECT 1 FROM reading_superseded WHERE service_point_id = ?1"
                    + " AND taken_at = ?2 AND meter_number = ?3 AND kind = ?4"
                    + " AND (coalesce(kwh, -1), coalesce(normal, -1), coalesce(off_peak, -1),"
                    + " coalesce(peak, -1)) = (?5, ?6, ?7, ?8))")
            .setParameter(1, row.servicePointId)
            .setParameter(2, row.takenAt)
            .setParameter(3, row.meterNumber)
            .setParameter(4, row.kind.name())
            .setParameter(5, orNone(told.kwh()))
            .setParameter(6, orNone(told.normal()))
            .setParameter(7, orNone(told.offPeak()))
            .setParameter(8, orNone(told.peak()))
            .getSingleResult();
    return Boolean.TRUE.equals(found);
  }

  private static long orNone(@Nullable Long value) {
    return value == null ? -1 : value;
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
