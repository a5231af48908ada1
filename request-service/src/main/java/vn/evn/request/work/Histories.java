package vn.evn.request.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The histories of requests. */
@ApplicationScoped
class Histories implements PanacheRepositoryBase<HistoryEntity, Long> {
  /** Entries of a request after a version, in order. */
  List<HistoryEntity> of(String requestCode, long afterVersion, int limit) {
    return find("requestCode = ?1 and version > ?2 order by version", requestCode, afterVersion)
        .range(0, limit)
        .list();
  }

  /** The version that a request had at a time, that moment included; empty before its first. */
  Optional<Long> versionAt(String requestCode, OffsetDateTime at) {
    return find("requestCode = ?1 and at <= ?2 order by version desc", requestCode, at)
        .firstResultOptional()
        .map(entry -> entry.version);
  }

  /** Entries of a request after a version, the newest first. */
  List<HistoryEntity> after(String requestCode, long version) {
    return list("requestCode = ?1 and version > ?2 order by version desc", requestCode, version);
  }

  /** The entry by which a request came into its present state from another. */
  Optional<HistoryEntity> lastMove(String requestCode) {
    return find("requestCode = ?1 and fromState <> toState order by version desc", requestCode)
        .firstResultOptional();
  }
}
