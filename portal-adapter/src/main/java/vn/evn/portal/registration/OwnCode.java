package vn.evn.portal.registration;

/**
 * A dossier code that was allotted here.
 *
 * @param key the code in upper case
 * @param procedure national code of the procedure (MaTTHC)
 * @param isNew whether it was allotted just now
 */
public record OwnCode(String key, String code, String procedure, boolean isNew) {}
