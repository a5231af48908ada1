package vn.evn.simulator.face;

/** The two endpoints for services (contract §1.1): the guide divides them so. */
enum Endpoint {
  /** What writes dossiers, and the look-up of one. */
  INTEGRATION,
  /** Catalogues for everybody. */
  SHARE
}
