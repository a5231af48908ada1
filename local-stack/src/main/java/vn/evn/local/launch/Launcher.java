package vn.evn.local.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.evn.local.conformance.Conformance;
import vn.evn.local.demonstration.Demonstration;
import vn.evn.local.demonstration.ServiceAddresses;
import vn.evn.local.token.LocalCredentials;

/** The main class behind {@code ./run}. */
public final class Launcher {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final Path root;
  private final Path folder;
  private final Map<String, String> environment;
  private final PrintStream stackOut;
  private final PrintStream out;
  private volatile boolean leaving;

  /**
   * A launcher.
   *
   * @param root of the checkout
   */
  private Launcher(Path root, Map<String, String> environment, PrintStream out) {
    this.root = root;
    this.folder = StateFolder.in(environment, root);
    this.environment = environment;
    this.stackOut = out;
    // Once a signal has come, what fails because everything stops is nobody's concern.
    this.out = MutedOutput.over(out, () -> leaving);
  }

  /** Runs what the arguments ask for; the exit code is 0 only if all of it went well. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), Path.of("").toAbsolutePath(), System.getenv(), out));
  }

  /**
   * Runs what the arguments ask for.
   *
   * @param root of the checkout
   * @return the exit code
   */
  static int run(
      List<String> arguments, Path root, Map<String, String> environment, PrintStream out) {
    return new Launcher(root, environment, out).run(arguments);
  }

  private int run(List<String> arguments) {
    try {
      Options options = Options.parse(arguments);
      return switch (options.mode()) {
        case HELP -> {
          out.println(Options.HELP);
          yield 0;
        }
        case TOKENS -> {
          LocalCredentials credentials = LocalCredentials.prepare(folder);
          out.println("Keys, tokens and secrets are in " + folder);
          out.println("for example " + credentials.tokens().resolve("officer.jwt"));
          yield 0;
        }
        case RUN, CONFORMANCE -> runStack(options, Ports.of(environment));
      };
    } catch (LaunchFailure e) {
      out.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      out.println("The local stack failed: " + e);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private int runStack(Options options, Ports ports)
      throws IOException, LaunchFailure, InterruptedException {
    try (StateFolder state = StateFolder.take(folder)) {
      new Leftovers(folder, state.children(), out).end();
      ports.checkFree();
      if (options.fresh()) {
        state.empty();
      }
      LocalCredentials credentials = LocalCredentials.prepare(folder);
      ChildCommands commands = new ChildCommands(root, folder, ports);
      LocalStack stack = new LocalStack(commands, state, credentials, ports, stackOut);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(stack), "stop-all"));
      try (stack) {
        stack.start();
        AddressTable.print(ports, folder, credentials.tokens(), out);
        int result = work(options.mode(), addresses(ports), credentials.tokens(), stack);
        if (!options.exit()) {
          stay(stack);
        }
        return result;
      }
    }
  }

  private int work(Options.Mode mode, ServiceAddresses addresses, Path tokens, LocalStack stack)
      throws LaunchFailure, InterruptedException {
    return mode == Options.Mode.CONFORMANCE
        ? new WatchedWork(
                "conformance", () -> Conformance.run(addresses, tokens, out), stack::failIfOneEnded)
            .run()
        : new WatchedWork(
                "demonstration",
                () -> Demonstration.run(addresses, tokens, out),
                stack::failIfOneEnded)
            .run();
  }

  /** The way of Ctrl-C and of a termination signal. */
  private void leave(LocalStack stack) {
    leaving = true;
    stack.close();
  }

  private static ServiceAddresses addresses(Ports ports) {
    return new ServiceAddresses(
        ports.uri(Port.PORTAL_ADAPTER),
        ports.uri(Port.REQUEST_SERVICE),
        ports.uri(Port.BILLING_SERVICE),
        ports.uri(Port.PORTAL_SIMULATOR),
        ports.address(Port.KAFKA));
  }

  /** Stays until a signal ends this process, or a child ends by itself. */
  private void stay(LocalStack stack) throws LaunchFailure, InterruptedException {
    out.println("Running. Ctrl-C stops everything in order.");
    while (true) {
      stack.failIfOneEnded();
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }
}
