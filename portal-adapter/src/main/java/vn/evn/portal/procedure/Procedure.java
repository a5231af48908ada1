package vn.evn.portal.procedure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 */
public record Procedure(
    String procedure,
    String name,
    String service,
    String variant,
    boolean customerCodeRequired,
    List<Field> fields,
    @Nullable VariantFrom variantFrom) {

  /** Copies the list. */
  public Procedure {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param portal name in the portal's message
   * @param canonical name in the details of the application
   */
  public record Field(String portal, String canonical, Type type, boolean required) {}

  /** A field whose value decides the case. */
  public record VariantFrom(String field, Map<String, String> values) {}

  /** How a field is read. */
  public enum Type {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    FLAG,
    ANY
  }
}
