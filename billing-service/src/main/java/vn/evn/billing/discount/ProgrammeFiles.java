package vn.evn.billing.discount;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.evn.billing.tariff.DataFile;
import vn.evn.billing.tariff.DataPlace;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.InvalidDataFile;

/** Turns the JSON files of the programmes into the model; the model knows no JSON. */
final class ProgrammeFiles {
  private static final String FOLDER = "programmes";
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private ProgrammeFiles() {}

  static Programmes load(DataSource source) {
    return read(source.allIn(FOLDER), source.file(FOLDER + "/eligibility-kinds.json"));
  }

  static Programmes read(List<DataFile> files, DataFile kindsFile) {
    List<EligibilityKind> kinds = readKinds(kindsFile);
    Set<String> kindCodes = new HashSet<>();
    kinds.forEach(kind -> kindCodes.add(kind.code()));
    Set<String> ids = new HashSet<>();
    List<Programme> programmes = new ArrayList<>();
    for (DataFile file : files) {
      Programme programme = new ProgrammeReader(root(file), kindCodes).programme();
      requireNew(ids, programme.id(), programme.place());
      programme.rules().forEach(rule -> requireNew(ids, rule.terms().id(), rule.terms().place()));
      programmes.add(programme);
    }
    return new Programmes(programmes, kinds);
  }

  private static void requireNew(Set<String> ids, String id, DataPlace place) {
    if (!ids.add(id)) {
      throw place.fault(id + " appears twice");
    }
  }

  private static List<EligibilityKind> readKinds(DataFile file) {
    List<EligibilityKind> kinds = new ArrayList<>();
    Set<String> codes = new HashSet<>();
    for (JsonField kind : root(file).children("kinds")) {
      String code = kind.text("code");
      requireNew(codes, code, kind.dataPlace());
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
      JsonLines lines = lines(file.text());
      JsonField root = new JsonField(file.name(), lines, "", node);
      root.text("source");
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidDataFile(file.name(), line, "is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.name(), e);
    }
  }

  /** The tree that Jackson builds does not know its lines, so the text is gone through for them. */
  private static JsonLines lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
    return new JsonLines(lines);
  }
}
