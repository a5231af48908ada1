package vn.evn.local.demonstration;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Bills of the new supplies and of a sample customer of every group. */
final class BillingDemonstration {
  BillingDemonstration(ServiceAddresses addresses, Path tokens, Checks checks, PrintStream out) {}

  void run(List<Dossier> dossiers) {}
}
