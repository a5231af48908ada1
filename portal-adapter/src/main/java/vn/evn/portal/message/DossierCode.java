package vn.evn.portal.message;

import java.util.Locale;
import java.util.regex.Pattern;

/** Dossier codes of the portal, in the three forms that are in use. */
public final class DossierCode {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{3}\\.\\d{2}\\.\\d{2}\\.)?[A-Z]\\d{2}(\\.\\d{1,5})*-(\\d{6}-\\d{4,6}|\\d{8}-\\d{7})");

  /** Longest code; request-service takes no longer external id. */
  private static final int LONGEST = 100;

  private DossierCode() {}

  /** The code as a key: letter case does not matter. */
  public static String key(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }

  public static boolean isValid(String code) {
    return code.length() <= LONGEST && FORM.matcher(key(code)).matches();
  }
}
