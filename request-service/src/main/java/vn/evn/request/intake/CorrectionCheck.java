package vn.evn.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.unit.PowerUnits;
import vn.evn.request.work.Corrections;

/**
 * Whether what applicants correct of themselves and of the place of use can be corrected, and
 * whether a supplement brings anything.
 */
@ApplicationScoped
class CorrectionCheck {
  private static final Set<String> CHANGEABLE = Set.of("name", "identity", "phone", "email");

  private final ApplicationCheck check;
  private final PowerUnits units;
  private final ObjectMapper json;

  @Inject
  CorrectionCheck(ApplicationCheck check, PowerUnits units, ObjectMapper json) {
    this.check = check;
    this.units = units;
    this.json = json;
  }

  /** Members of the applicant that a supplement cannot change, each by its name. */
  static List<FieldError> unchangeable(@Nullable ObjectNode applicant) {
    List<FieldError> faults = new ArrayList<>();
    if (applicant != null) {
      for (Map.Entry<String, JsonNode> member : applicant.properties()) {
        if (!CHANGEABLE.contains(member.getKey())) {
          faults.add(
              new FieldError(
                  "/applicant/" + member.getKey(), "cannot be changed; may be " + CHANGEABLE));
        }
      }
    }
    return faults;
  }

  /** Where the form of a correction is wrong. */
  List<FieldError> formFaults(@Nullable JsonNode applicant, @Nullable JsonNode place) {
    ObjectNode given = json.createObjectNode();
    if (applicant != null) {
      ObjectNode told = applicant.deepCopy();
      told.properties().removeIf(member -> member.getValue().isNull());
      given.set("applicant", told);
    }
    if (place != null) {
      given.set("placeOfUse", place);
    }
    return check.correctionFaults(given);
  }

  /** Every fault of the corrections of a supplement to a request as it stands. */
  List<FieldError> faults(RequestFile file, ApplicationSupplemented supplement) {
    PlaceOfUse place = supplement.placeOfUse();
    List<FieldError> faults =
        new ArrayList<>(
            formFaults(
                supplement.applicant() == null ? null : json.valueToTree(supplement.applicant()),
                place == null ? null : json.valueToTree(place)));
    if (place != null && faults.isEmpty()) {
      checkUnit(file.request(), place, faults);
    }
    return faults;
  }

  /**
   * The unit follows the place until it has accepted the request; afterwards the work, and perhaps
   * a customer code, are the unit's.
   */
  private void checkUnit(RequestSnapshot request, PlaceOfUse place, List<FieldError> faults) {
    LocalDate day = request.submittedAt().atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
    Optional<String> unit = units.unitOf(place.provinceCode(), day);
    if (unit.isEmpty()) {
      faults.add(
          new FieldError("/placeOfUse/provinceCode", "is no province that a power unit serves"));
    } else if (request.acceptedAt() != null
        && !unit.get().equals(request.unit())
        && !unit.equals(units.unitOf(request.placeOfUse().provinceCode(), day))) {
      faults.add(
          new FieldError(
              "/placeOfUse/provinceCode",
              "lies in another power unit, to which an accepted request has to be handed over"
                  + " first"));
    }
  }

  /**
   * What is wrong with a supplement that answers a round, or would open a request again, and brings
   * nothing: neither a paper nor a field that has another value.
   *
   * @param details of the request as they are with the supplement
   */
  List<FieldError> emptiness(
      RequestFile file, ApplicationSupplemented supplement, ObjectNode details) {
    RequestSnapshot request = file.request();
    boolean matters =
        request.state() == RequestState.AWAITING_SUPPLEMENT || request.endedAt() != null;
    boolean brings =
        !supplement.documents().isEmpty()
            || !details.equals(json.valueToTree(request.details()))
            || Corrections.change(request, supplement);
    return matters && !brings
        ? List.of(
            new FieldError(
                "/documents", "or a field with another value is required: nothing is brought"))
        : List.of();
  }
}
