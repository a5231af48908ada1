package vn.evn.portal.outbound;

/**
 * A dossier as it is reported.
 *
 * @param code as the portal or we wrote it
 * @param procedure national code of the procedure (MaTTHC)
 * @param isBornOnPortal whether the portal pushed it
 */
record ReportedDossier(String code, String procedure, boolean isBornOnPortal) {}
