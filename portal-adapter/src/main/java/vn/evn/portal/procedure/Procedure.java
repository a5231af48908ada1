package vn.evn.portal.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;

/**
 * A procedure of the portal and what it is to us.
 *
 * @param procedure national code (MaTTHC)
 * @param name name on the portal
 * @param service code of our service
 * @param variant case of the service, unless variantFrom finds another
 * @param customerCodeRequired whether it is about an existing customer (MaKhachHang)
 * @param fields its own fields, beside those that every procedure has
 * @param variantFrom a field that decides the case; null where the procedure itself does
 * @param applicants the cases that are not for everybody, each with those who may apply
 * @param atLeastOne fields of which one is needed; empty where none is
 */
public record Procedure(
    String procedure,
    String name,
    String service,
    String variant,
    boolean customerCodeRequired,
    List<Field> fields,
    @Nullable VariantFrom variantFrom,
    @Nullable Map<String, Set<Applicant.Kind>> applicants,
    @Nullable List<String> atLeastOne) {

  /** Copies the lists. */
  public Procedure {
    fields = List.copyOf(fields);
    applicants = applicants == null ? Map.of() : Map.copyOf(applicants);
    atLeastOne = atLeastOne == null ? List.of() : List.copyOf(atLeastOne);
  }

  /** Whether a case of the service is handed in by this procedure. */
  boolean isOfVariant(String code) {
    return variant.equals(code)
        || (variantFrom != null && variantFrom.values().containsValue(code));
  }

  /** Whether somebody of a kind may apply for a case. */
  public boolean mayApply(String variantCode, Applicant.Kind kind) {
    Set<Applicant.Kind> kinds = applicants == null ? null : applicants.get(variantCode);
    return kinds == null || kinds.contains(kind);
  }

  /**
   * A field. Its limits are those that request-service holds the details of the service against, so
   * that nothing is taken in here that is refused there for good.
   *
   * @param portal name in the portal's message
   * @param canonical name in the details of the application
   * @param maxLength most characters of a text; null for the other types
   * @param minimum least value of an integer; null if there is none
   * @param allowed the only values of a text or an integer; null if there are others
   * @param maxSize most entries of a list or fields of an object; null for the other types
   */
  public record Field(
      String portal,
      String canonical,
      Type type,
      boolean required,
      @Nullable Integer maxLength,
      @Nullable Integer minimum,
      @Nullable List<String> allowed,
      @Nullable Integer maxSize) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is missing, or is one of another type
     */
    public Field {
      allowed = allowed == null ? null : List.copyOf(allowed);
      boolean container = type == Type.LIST || type == Type.OBJECT;
      if ((type == Type.TEXT) != (maxLength != null)
          || container != (maxSize != null)
          || (minimum != null && type != Type.INTEGER)
          || (allowed != null && type != Type.TEXT && type != Type.INTEGER)) {
        throw new IllegalArgumentException(
            portal + ": limits do not fit the type " + type + ", or one is missing");
      }
    }

    /** Whether a value is one of those that are allowed. */
    public boolean allows(String value) {
      return allowed == null || allowed.contains(value);
    }
  }

  /** A field whose value decides the case. */
  public record VariantFrom(String field, Map<String, String> values) {}

  /** How a field is read. */
  public enum Type {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    FLAG,
    LIST,
    OBJECT
  }
}
