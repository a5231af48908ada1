package vn.evn.simulator.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The procedures that can be handed in, each with the template of an application.
 *
 * <p>A new procedure is a new file {@code templates/<MaTTHC>.json} and a line in {@code
 * templates/index.txt}; what the fields mean stands in docs/portal/fields.md.
 */
@ApplicationScoped
public class Procedures {
  private static final String FOLDER = "templates/";

  private final Map<String, ObjectNode> templates;

  Procedures() {
    Map<String, ObjectNode> read = new LinkedHashMap<>();
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(open(FOLDER + "index.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          read.put(line.strip(), template(mapper, line.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    templates = Collections.unmodifiableMap(read);
  }

  /** Codes of all procedures (MaTTHC), in order. */
  public List<String> codes() {
    return List.copyOf(templates.keySet());
  }

  /** Name of a procedure (TenTTHC); empty if there is no such procedure. */
  public Optional<String> name(String code) {
    return Optional.ofNullable(templates.get(code)).map(t -> t.path("TenTTHC").asText());
  }

  /**
   * A paper that a procedure asks for.
   *
   * @param code MaThanhPhanHoSo
   * @param name file name of the sample, without its ending
   */
  public record Paper(String code, String name) {}

  /** The papers that a procedure knows; empty if there is no such procedure. */
  public List<Paper> papers(String code) {
    List<Paper> papers = new ArrayList<>();
    template(code)
        .ifPresent(
            template ->
                template
                    .path("TaiLieuNop")
                    .forEach(
                        paper ->
                            papers.add(
                                new Paper(
                                    paper.path("MaThanhPhanHoSo").asText(),
                                    paper
                                        .path("TenTepDinhKem")
                                        .asText()
                                        .replaceFirst("\\.[a-z]+$", "")))));
    return papers;
  }

  /** Whether a procedure knows a paper of this code (MaThanhPhanHoSo). */
  public boolean hasPaper(String procedure, String paper) {
    return papers(procedure).stream().anyMatch(each -> each.code().equals(paper));
  }

  /** Template of an application, with placeholders; not to be changed. */
  Optional<ObjectNode> template(String code) {
    return Optional.ofNullable(templates.get(code));
  }

  private static ObjectNode template(ObjectMapper mapper, String code) throws IOException {
    try (InputStream in = open(FOLDER + code + ".json")) {
      JsonNode template = mapper.readTree(in);
      if (!(template instanceof ObjectNode object)
          || !code.equals(object.path("MaTTHC").asText())) {
        throw new IllegalStateException("Template of " + code + " is not of that procedure");
      }
      return object;
    }
  }

  private static InputStream open(String name) {
    InputStream in = Procedures.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("Missing resource " + name);
    }
    return in;
  }
}
