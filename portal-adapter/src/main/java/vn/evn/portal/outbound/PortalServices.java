package vn.evn.portal.outbound;

/** Names of the portal's operations; their letter case counts. */
final class PortalServices {
  /** Whole dossiers, created or replaced. */
  static final String SYNC = "DongBoHoSoMC";

  /** Steps of progress, which are added. */
  static final String PROGRESS = "CapNhatTienDoHoSoMC";

  /** The state of a dossier that was born on the portal. */
  static final String STATE = "DongBoTrangThaiHoSo";

  /** Totals of a month's ratings. */
  static final String RATINGS = "DongBoDanhGia";

  /** Does the portal know a dossier? */
  static final String LOOK_UP = "TraCuuHoSo";

  private PortalServices() {}
}
