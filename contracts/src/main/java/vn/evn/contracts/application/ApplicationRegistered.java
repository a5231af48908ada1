package vn.evn.contracts.application;

import java.time.OffsetDateTime;

/**
 * A dossier code was allotted to a request that was born here.
 *
 * @param requestCode code of the request
 * @param externalId the dossier code
 */
public record ApplicationRegistered(
    String requestCode, String externalId, OffsetDateTime registeredAt) {}
