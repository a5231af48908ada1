package vn.evn.billing.point;

import java.util.regex.Pattern;

/** The form of a customer code: the prefix of the unit and a serial, 11 to 13 characters. */
public final class CustomerCode {
  /** As a regular expression, for the API document too. */
  public static final String PATTERN = "^P[A-Z][A-Z0-9]{2}\\d{7,9}$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private CustomerCode() {}

  /** Whether a text is a customer code. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
