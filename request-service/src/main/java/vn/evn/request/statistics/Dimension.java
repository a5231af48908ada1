package vn.evn.request.statistics;

import java.util.Arrays;
import java.util.Locale;
import vn.evn.platform.problem.ProblemException;

/** By what counts are told apart. */
enum Dimension {
  MONTH("to_char(month, 'YYYY-MM')", "month"),
  CHANNEL("channel", "channel"),
  CHANNEL_GROUP(groups(), "channel"),
  SERVICE("service_type", "service_type"),
  UNIT("unit", "unit");

  private final String key;
  private final String column;

  Dimension(String key, String column) {
    this.key = key;
    this.column = column;
  }

  /** The key as SQL, over its column. */
  String key() {
    return key;
  }

  /** The column that the key is made of. */
  String column() {
    return column;
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
