package vn.evn.billing.discount;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.InvalidDataFile;

/** Turns the JSON files of the programmes into the model; the model knows no JSON. */
final class ProgrammeFiles {
  private static final String FOLDER = "programmes";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProgrammeFiles() {}

  static Programmes load() {
    return read(
        DataFile.allInFolder(FOLDER), DataFile.fromClassPath(FOLDER + "/eligibility-kinds.json"));
  }

  static Programmes read(List<DataFile> files, DataFile kindsFile) {
    List<EligibilityKind> kinds = readKinds(kindsFile);
    Set<String> kindCodes = new HashSet<>();
    kinds.forEach(kind -> kindCodes.add(kind.code()));
    Set<String> ids = new HashSet<>();
    List<Programme> programmes = new ArrayList<>();
    for (DataFile file : files) {
      Programme programme = new ProgrammeReader(root(file), kindCodes).programme();
      requireNew(ids, programme.id(), file);
      programme.rules().forEach(rule -> requireNew(ids, rule.terms().id(), file));
      programmes.add(programme);
    }
    return new Programmes(programmes, kinds);
  }

  private static void requireNew(Set<String> ids, String id, DataFile file) {
    if (!ids.add(id)) {
      throw new InvalidDataFile(file.name(), 0, id + " appears twice");
    }
  }

  private static List<EligibilityKind> readKinds(DataFile file) {
    List<EligibilityKind> kinds = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonField kind : root(file).children("kinds")) {
      String code = kind.text("code");
      requireNew(codes, code, file);
      kinds.add(
          new EligibilityKind(
              code,
              kind.optionalText("customerGroup").orElse(null),
              kind.text("name"),
              kind.text("nameEn")));
    }
    return kinds;
  }

  private static JsonField root(DataFile file) {
    try {
      JsonNode node = MAPPER.readTree(file.text());
      JsonField root = new JsonField(file.name(), "", node);
      root.text("source");
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidDataFile(file.name(), line, "is not JSON: " + e.getOriginalMessage());
    }
  }
}
