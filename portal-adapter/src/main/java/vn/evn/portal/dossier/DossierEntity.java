package vn.evn.portal.dossier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A dossier that was taken in. */
@Entity
@Table(name = "dossier")
@SuppressWarnings("NullAway.Init")
class DossierEntity {
  @Id
  @Column(name = "code_key")
  String codeKey;

  /** As the portal wrote it. */
  String code;

  String procedure;

  /** Of the content last taken in. */
  String digest;

  DossierEntity() {}
}
