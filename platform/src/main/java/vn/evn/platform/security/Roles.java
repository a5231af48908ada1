package vn.evn.platform.security;

import java.util.List;

/** The roles of the suite, as they stand in the {@code groups} claim of a token. */
public final class Roles {
  public static final String PORTAL = "portal";
  public static final String CHANNEL = "channel";
  public static final String OFFICER = "officer";
  public static final String SUPERVISOR = "supervisor";
  public static final String BILLING_OPERATOR = "billing-operator";
  public static final String INTEGRATOR = "integrator";
  public static final String AUDITOR = "auditor";

  /** Every role, for what anybody with a token may do. */
  public static final List<String> ALL =
      List.of(PORTAL, CHANNEL, OFFICER, SUPERVISOR, BILLING_OPERATOR, INTEGRATOR, AUDITOR);

  private Roles() {}
}
