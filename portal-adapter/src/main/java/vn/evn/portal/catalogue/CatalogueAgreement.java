package vn.evn.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/** Holds the procedures that are served here against the portal's catalogue. */
@ApplicationScoped
class CatalogueAgreement {
  private final PortalCatalogue catalogue;
  private final Procedures procedures;
  private final PortalConfig config;

  @Inject
  CatalogueAgreement(PortalCatalogue catalogue, Procedures procedures, PortalConfig config) {
    this.catalogue = catalogue;
    this.procedures = procedures;
    this.config = config;
  }

  /** What differs, in the order of our procedures; empty if the portal's list cannot be had. */
  Optional<List<CatalogueView.Difference>> differences() {
    Optional<CatalogueEntries> listed = catalogue.read(PortalCatalogue.PROCEDURES, "");
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (JsonNode entry : listed.get().entries()) {
      PortalFields fields = new PortalFields(entry);
      names.put(fields.text("MATTHC"), fields.text("TENTTHC"));
    }
    List<CatalogueView.Difference> differences = new ArrayList<>();
    for (String code : procedures.codes()) {
      Procedure ours = procedures.find(code).orElseThrow();
      String name = names.get(code);
      if (name == null) {
        differences.add(new CatalogueView.Difference(code, "MISSING_THERE", ours.name(), ""));
        continue;
      }
      differ(differences, code, "OTHER_NAME", ours.name(), name);
      catalogue
          .read(PortalCatalogue.PROCEDURE, code)
          .flatMap(detail -> detail.entries().stream().findFirst())
          .map(PortalFields::new)
          .ifPresent(detail -> compare(differences, code, detail));
    }
    return Optional.of(differences);
  }

  private void compare(
      List<CatalogueView.Difference> differences, String code, PortalFields detail) {
    if (detail.has("TRANGTHAI")) {
      differ(differences, code, "NOT_PUBLIC", "1", detail.text("TRANGTHAI"));
    }
    List<PortalFields> fields = detail.list("LINHVUCTHUCHIEN");
    boolean agrees =
        fields.isEmpty()
            || fields.stream()
                .anyMatch(field -> field.text("MALINHVUC").equals(config.fieldCode()));
    if (!agrees) {
      differ(differences, code, "OTHER_FIELD", config.fieldCode(), fields.get(0).text("MALINHVUC"));
    }
  }

  /** Blanks, letter case and the form of accents are no difference. */
  private static void differ(
      List<CatalogueView.Difference> differences,
      String code,
      String kind,
      String ours,
      String theirs) {
    if (!plain(ours).equalsIgnoreCase(plain(theirs))) {
      differences.add(new CatalogueView.Difference(code, kind, ours, theirs));
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("\\s+", " ").strip();
  }
}
