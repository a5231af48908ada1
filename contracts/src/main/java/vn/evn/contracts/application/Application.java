package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.PlaceOfUse;

/**
 * An application (đề nghị) in canonical form, the same for every channel.
 *
 * @param serviceType code of the service, see {@link vn.evn.contracts.ServiceTypes}
 * @param variant case of the service (trường hợp); null where the service has none
 * @param channel how it reached us
 * @param externalId identifier in the channel; on the portal the dossier code. Unique per channel
 * @param onBehalfBy who entered it for the applicant; null if the applicant did
 * @param submittedAt when the applicant submitted it
 * @param applicant who applies
 * @param placeOfUse where the electricity is used
 * @param customerCode code of the existing customer; null for a new supply
 * @param details further fields after the JSON Schema of the service
 * @param documents papers handed in, by reference
 */
public record Application(
    String serviceType,
    @Nullable String variant,
    Channel channel,
    String externalId,
    @Nullable String onBehalfBy,
    OffsetDateTime submittedAt,
    Applicant applicant,
    PlaceOfUse placeOfUse,
    @Nullable String customerCode,
    Map<String, Object> details,
    List<DocumentReference> documents) {

  /** Copies the collections; an absent one is empty. Values of {@code details} may be null. */
  public Application {
    details =
        details == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    documents = documents == null ? List.of() : List.copyOf(documents);
  }
}
