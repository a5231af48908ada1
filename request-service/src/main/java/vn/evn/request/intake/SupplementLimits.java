package vn.evn.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.platform.problem.FieldError;
import vn.evn.request.lifecycle.RequestFile;

/** Whether a request stays small enough with what is added to it, whichever way that comes. */
@ApplicationScoped
class SupplementLimits {
  /** Characters that the applicant may say to a supplement. */
  static final int MAX_REASON = 2_000;

  private final ApplicationCheck check;
  private final CorrectionCheck corrections;
  private final ObjectMapper json;

  @Inject
  SupplementLimits(ApplicationCheck check, CorrectionCheck corrections, ObjectMapper json) {
    this.check = check;
    this.corrections = corrections;
    this.json = json;
  }

  /** Every fault of a supplement; empty if it may be added to the request as it stands. */
  List<FieldError> faults(RequestFile file, ApplicationSupplemented supplement) {
    ObjectNode details = merged(file, supplement.details());
    List<FieldError> faults = new ArrayList<>(check.formFaults(details));
    if (!faults.isEmpty()) {
      return faults;
    }
    String reason = supplement.reason();
    if (reason != null && reason.length() > MAX_REASON) {
      faults.add(new FieldError("/reason", "must have at most " + MAX_REASON + " characters"));
    }
    if (supplement.documents().size() > ApplicationCheck.MAX_DOCUMENTS) {
      faults.add(
          new FieldError("/documents", "must hold at most " + ApplicationCheck.MAX_DOCUMENTS));
    }
    faults.addAll(check.sizeFaults(details, papers(file, supplement)));
    faults.addAll(corrections.faults(file, supplement));
    faults.addAll(corrections.emptiness(file, supplement, details));
    return faults;
  }

  /** The details of a request as they are with these. */
  ObjectNode merged(RequestFile file, Map<String, Object> details) {
    ObjectNode merged = json.valueToTree(file.request().details());
    ObjectNode added = json.valueToTree(details);
    merged.setAll(added);
    return merged;
  }

  /** A paper with the id of one that is there takes its place. */
  private ArrayNode papers(RequestFile file, ApplicationSupplemented supplement) {
    Map<String, JsonNode> papers = new LinkedHashMap<>();
    file.request().documents().forEach(paper -> papers.put(paper.id(), json.valueToTree(paper)));
    supplement.documents().forEach(paper -> papers.put(paper.id(), json.valueToTree(paper)));
    return json.createArrayNode().addAll(papers.values());
  }
}
