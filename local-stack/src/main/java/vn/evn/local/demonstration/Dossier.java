package vn.evn.local.demonstration;

/**
 * A dossier of the demonstration.
 *
 * @param plan what is to happen with it
 * @param dossierCode as the portal allotted it
 * @param requestCode of the request that was born of it
 */
record Dossier(ServicePlan plan, String dossierCode, String requestCode) {}
