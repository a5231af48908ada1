package vn.evn.platform.text;

/**
 * Texts that can be kept. Two kinds of character cannot: NUL, which no text of PostgreSQL holds,
 * and one half of a surrogate pair without the other, which has no form in UTF-8. No paper form has
 * a use for either.
 */
public final class StorableText {
  private StorableText() {}

  /** Whether a text can be kept as it is. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnstorable(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** The text without the characters that cannot be kept. */
  public static String of(String text) {
    if (isStorable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isUnstorable(text, i)) {
        kept.append(text.charAt(i));
      }
    }
    return kept.toString();
  }

  /** At most so many characters of the start of a text; no pair is torn apart. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean tornApart =
        Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, tornApart ? most - 1 : most);
  }

  private static boolean isUnstorable(String text, int at) {
    char character = text.charAt(at);
    if (Character.isHighSurrogate(character)) {
      return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(character)) {
      return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
    return character == '\0';
  }
}
