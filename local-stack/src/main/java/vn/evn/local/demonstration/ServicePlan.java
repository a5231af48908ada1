package vn.evn.local.demonstration;

/**
 * What the demonstration does with one service.
 *
 * @param service code of the service
 * @param procedure code of the portal's procedure
 * @param course how the request goes
 */
record ServicePlan(String service, String procedure, Course course) {
  /** The courses that are shown. */
  enum Course {
    /** Accepted, worked step by step, completed, result returned. */
    COMPLETED("RESULT_RETURNED", "10"),
    /** The same with papers asked for and handed in later. */
    SUPPLEMENTED("RESULT_RETURNED", "10"),
    /** The same with a fee that the citizen pays on the portal. */
    PAID("RESULT_RETURNED", "10"),
    REFUSED("REFUSED", "3"),
    /** The citizen asks on the portal to withdraw, and the officer agrees. */
    WITHDRAWN("WITHDRAWN", "7");

    private final String state;
    private final String portalState;

    Course(String state, String portalState) {
      this.state = state;
      this.portalState = portalState;
    }

    /** The state in which it ends. */
    String state() {
      return state;
    }

    /** The same as the portal numbers it. */
    String portalState() {
      return portalState;
    }
  }
}
