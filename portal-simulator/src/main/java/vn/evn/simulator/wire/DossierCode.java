package vn.evn.simulator.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/** The three forms of a dossier code in use (contract §3.9). */
public final class DossierCode {
  private static final Pattern FORM =
      Pattern.compile(
          "^(\\d{3}\\.\\d{2}\\.\\d{2}\\.)?[A-Z]\\d{2}(\\.\\d{1,5})*-(\\d{6}-\\d{4,6}|\\d{8}-\\d{7})$",
          Pattern.CASE_INSENSITIVE);

  private DossierCode() {}

  public static boolean isValid(String code) {
    return FORM.matcher(code).matches();
  }

  /** The form for comparing: codes are compared without regard to letter case. */
  public static String key(String code) {
    return code.toUpperCase(Locale.ROOT);
  }
}
