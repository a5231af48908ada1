package vn.evn.request.catalogue;

import java.util.Objects;

/** What a service changes in billing. */
public record BillingEffect(Kind kind, ServiceDefinition.Text text) {
  public BillingEffect {
    Objects.requireNonNull(kind, "kind of the change in billing is absent");
    Objects.requireNonNull(text, "text of the change in billing is absent");
  }

  /** Kinds of change. */
  public enum Kind {
    NONE,
    /** A service point begins. */
    NEW_POINT,
    /** Facts of a service point change from a day. */
    NEW_FACTS,
    /** A meter is read, moved or replaced. */
    METER,
    /** Earlier bills are corrected. */
    CORRECTION,
    /** The last bill is issued. */
    FINAL_BILL
  }
}
