package vn.evn.portal.entry;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/**
 * What a deep link of the portal asks for (wire contract, 2.11): names in any letter case and
 * order. {@code MDT}, the account in base64, is not read: who somebody is tells the issuer alone.
 *
 * @param procedure national code of the procedure
 * @param issuer name of the issuer that is asked for; null if none is
 * @param formUrl page that the person is to come out at; null for the configured one
 */
record DeepLink(String procedure, @Nullable String issuer, @Nullable String formUrl) {
  private static final Pattern PROCEDURE = Pattern.compile("(\\d\\.\\d{6})(\\..*)?");

  /** Parameters that hold the procedure, with something behind it in the latter two. */
  private static final List<String> NAMING = List.of("MaTTHC", "MaDVC", "MaTTHCDP");

  /**
   * Reads a link.
   *
   * @param issuers names of the issuers there are
   * @throws ProblemException 400 if it names no procedure, or two, or a parameter twice
   */
  static DeepLink read(MultivaluedMap<String, String> query, Set<String> issuers) {
    List<FieldError> faults = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    query.forEach(
        (name, given) -> {
          String key = name.toLowerCase(Locale.ROOT);
          if (given.size() > 1 || values.put(key, given.get(0).strip()) != null) {
            faults.add(new FieldError("/" + name, "stands more than once"));
          }
        });
    Set<String> procedures = new LinkedHashSet<>();
    for (String name : NAMING) {
      String value = values.getOrDefault(name.toLowerCase(Locale.ROOT), "");
      Matcher matcher = PROCEDURE.matcher(value);
      if (matcher.matches()) {
        procedures.add(matcher.group(1));
      } else if (!value.isEmpty()) {
        faults.add(new FieldError("/" + name, "is no code of a procedure"));
      }
    }
    if (procedures.size() != 1) {
      faults.add(
          new FieldError(
              "/MaTTHC", procedures.isEmpty() ? "is required" : "is not that of the others"));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemException.unreadable("The link cannot be read").problem().withErrors(faults));
    }
    Optional<String> issuer =
        issuers.stream()
            .filter(name -> values.getOrDefault(name.toLowerCase(Locale.ROOT), "").equals("1"))
            .findFirst();
    return new DeepLink(procedures.iterator().next(), issuer.orElse(null), values.get("returnurl"));
  }
}
