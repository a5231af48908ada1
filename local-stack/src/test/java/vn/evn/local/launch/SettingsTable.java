package vn.evn.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings as docs/settings.md tells them. */
final class SettingsTable {
  private static final Pattern NAME = Pattern.compile("EVN_[A-Z_]+");

  private final String text;
  private final List<Row> rows = new ArrayList<>();

  private SettingsTable(String text) {
    this.text = text;
    text.lines()
        .filter(line -> line.startsWith("| EVN_"))
        .map(line -> line.split("\\|"))
        .forEach(
            cells -> {
              for (String name : names(cells[1])) {
                rows.add(new Row(name, Set.of(cells[2].strip().split(" ")), cells[3].strip()));
              }
            });
  }

  /**
   * A row.
   *
   * @param usedBy letters of the services
   */
  record Row(String name, Set<String> usedBy, String defaultValue) {}

  static SettingsTable read(Path root) throws IOException {
    return new SettingsTable(Files.readString(root.resolve("docs/settings.md")));
  }

  /** The rows of a service: P, R, B or S. */
  List<Row> of(String service) {
    return rows.stream().filter(row -> row.usedBy().contains(service)).toList();
  }

  Set<String> namesOf(String service) {
    return of(service).stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every variable that the page names, also outside the table. */
  Set<String> everyName() {
    return names(text);
  }

  static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
