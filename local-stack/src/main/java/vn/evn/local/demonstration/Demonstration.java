package vn.evn.local.demonstration;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Shows the main job of the suite end to end, and checks every claim that it prints. */
public final class Demonstration {
  private Demonstration() {}

  /**
   * Runs the demonstration against a running suite. Whatever happens, the count of the checks is
   * the last line. It ends soon after its thread is interrupted.
   *
   * @param addresses where the suite answers
   * @param tokens folder with one token per role
   * @return 0 if every check held, else 1
   */
  public static int run(ServiceAddresses addresses, Path tokens, PrintStream out) {
    Checks checks = new Checks(out);
    try {
      List<Dossier> dossiers = new PortalDemonstration(addresses, tokens, checks, out).run();
      new CitizenDemonstration(addresses, tokens, checks, out).run(dossiers);
      new OutcomeDemonstration(addresses, tokens, checks, out).run(dossiers);
      new BillingDemonstration(addresses, tokens, checks, out).run(dossiers);
    } catch (DemonstrationFailure e) {
      checks.holds(String.valueOf(e.getMessage()), false);
    } catch (UncheckedIOException e) {
      checks.holds(e.getMessage() + ": " + e.getCause(), false);
    } catch (KafkaException e) {
      checks.holds("reading of the topics: " + e, false);
    } catch (RuntimeException e) {
      // A fault of the demonstration itself: it counts as a failure, and is to be found.
      e.printStackTrace(out);
      checks.holds("broke off: " + e, false);
    }
    out.println(
        "demonstration: " + checks.passed() + " checks passed, " + checks.failed() + " failed");
    return checks.failed() == 0 ? 0 : 1;
  }
}
