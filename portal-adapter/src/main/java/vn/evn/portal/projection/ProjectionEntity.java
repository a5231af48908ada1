package vn.evn.portal.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A request as evn.requests told it last. */
@Entity
@Table(name = "request_projection")
@SuppressWarnings("NullAway.Init")
class ProjectionEntity {
  @Id
  @Column(name = "request_code")
  String requestCode;

  /** Of the dossier; null for a request that is not reported. */
  @Column(name = "code_key")
  @Nullable String codeKey;

  long version;

  @ColumnTransformer(write = "?::jsonb")
  String snapshot;

  ProjectionEntity() {}
}
