package vn.evn.request.notification;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with {@code {placeholders}}. What stands in {@code [[ ]]} is left out if one of its
 * placeholders has no value; outside of them every placeholder needs one.
 *
 * @param text the pattern
 */
record TextPattern(String text) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern OPTIONAL = Pattern.compile("\\[\\[(.*?)]]", Pattern.DOTALL);

  /** Every placeholder, in order. */
  Set<String> placeholders() {
    return placeholdersOf(text);
  }

  /** The placeholders that stand outside of {@code [[ ]]}. */
  Set<String> required() {
    return placeholdersOf(OPTIONAL.matcher(text).replaceAll(""));
  }

  /** Whether brackets and braces stand in pairs. */
  boolean isWellFormed() {
    Matcher optional = OPTIONAL.matcher(text);
    return isClosed(optional.replaceAll(""))
        && optional.reset().results().allMatch(part -> isClosed(part.group(1)));
  }

  private static boolean isClosed(String part) {
    String rest = PLACEHOLDER.matcher(part).replaceAll("");
    return Stream.of("[[", "]]", "{", "}").noneMatch(rest::contains);
  }

  /**
   * The text with values in it. A value is put in as it is, whatever stands in it.
   *
   * @throws IllegalArgumentException if a required placeholder has no value
   */
  String render(Map<String, String> values) {
    StringBuilder rendered = new StringBuilder();
    Matcher optional = OPTIONAL.matcher(text);
    int at = 0;
    while (optional.find()) {
      rendered.append(fill(text.substring(at, optional.start()), values));
      String part = optional.group(1);
      if (values.keySet().containsAll(placeholdersOf(part))) {
        rendered.append(fill(part, values));
      }
      at = optional.end();
    }
    return rendered.append(fill(text.substring(at), values)).toString();
  }

  private static String fill(String part, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(part)
        .replaceAll(
            match -> {
              String value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for {" + match.group(1) + "}");
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static Set<String> placeholdersOf(String part) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(part);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
