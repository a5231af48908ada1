package vn.evn.request.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The histories of requests. */
@ApplicationScoped
class Histories implements PanacheRepositoryBase<HistoryEntity, Long> {
  /** Entries of a request after a version, in order. */
  List<HistoryEntity> of(String requestCode, long afterVersion, int limit) {
    return find("requestCode = ?1 and version > ?2 order by version", requestCode, afterVersion)
        .range(0, limit)
        .list();
  }
}
