package vn.evn.request.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.evn.platform.problem.ProblemException;

/** By what counts are told apart. */
enum Dimension {
  MONTH("to_char(month, 'YYYY-MM')", List.of()),
  CHANNEL("channel", List.of("channel")),
  CHANNEL_GROUP(groups(), List.of("channel")),
  SERVICE("service_type", List.of("service_type")),
  UNIT("unit", List.of("unit"));

  private final String key;
  private final List<String> columns;

  Dimension(String key, List<String> columns) {
    this.key = key;
    this.columns = columns;
  }

  /** The key as SQL, over the columns of a count. */
  String key() {
    return key;
  }

  /** What the cells have to tell apart for it; every cell is of one month. */
  List<String> columns() {
    return columns;
  }

  /** The name in the API, for example {@code channel-group}. */
  String apiName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The dimension of a name of the API.
   *
   * @throws ProblemException 422 if there is none
   */
  static Dimension ofApiName(String name) {
    return Arrays.stream(values())
        .filter(dimension -> dimension.apiName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalidField(
                    "/by",
                    "must be one of " + Arrays.stream(values()).map(Dimension::apiName).toList()));
  }

  private static String groups() {
    StringBuilder cases = new StringBuilder("CASE");
    for (ChannelGroup group : ChannelGroup.values()) {
      cases
          .append(" WHEN channel IN ('")
          .append(String.join("', '", group.channels()))
          .append("') THEN '")
          .append(group)
          .append('\'');
    }
    return cases.append(" END").toString();
  }
}
