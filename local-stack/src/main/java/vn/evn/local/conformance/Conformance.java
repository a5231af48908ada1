package vn.evn.local.conformance;

import java.io.PrintStream;
import java.nio.file.Path;
import vn.evn.local.demonstration.ServiceAddresses;

/** Plays every scenario between the portal and us against a running suite. */
public final class Conformance {
  private Conformance() {}

  /**
   * Plays the scenarios and prints the report: scenario, expectation, seen, pass or fail.
   *
   * @param addresses where the suite answers
   * @param tokens folder with one token per role
   * @return 0 if every scenario passed, else 1
   */
  public static int run(ServiceAddresses addresses, Path tokens, PrintStream out) {
    Suite suite = new Suite(addresses, tokens);
    Report report = new Report(out);
    new InboundScenarios(suite, report).play();
    new OutboundScenarios(suite, report).play();
    return report.total();
  }
}
