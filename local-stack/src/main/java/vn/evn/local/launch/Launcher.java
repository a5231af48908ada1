package vn.evn.local.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.evn.local.demonstration.ServiceAddresses;
import vn.evn.local.token.LocalCredentials;

/** The main class behind {@code ./run}. */
public final class Launcher {
  private Launcher() {}

  /** Runs what the arguments ask for; the exit code is 0 only if all of it went well. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exitCode;
    try {
      exitCode = run(List.of(arguments), System.getenv(), out);
    } catch (LaunchFailure e) {
      out.println(e.getMessage());
      exitCode = 1;
    } catch (IOException e) {
      out.println("The local stack failed: " + e);
      exitCode = 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exitCode = 130;
    }
    System.exit(exitCode);
  }

  private static int run(List<String> arguments, Map<String, String> environment, PrintStream out)
      throws IOException, LaunchFailure, InterruptedException {
    Options options = Options.parse(arguments);
    Path root = Path.of("").toAbsolutePath();
    Path folder = root.resolve(".local");
    switch (options.mode()) {
      case HELP -> out.println(Options.HELP);
      case TOKENS -> {
        LocalCredentials credentials = LocalCredentials.prepare(folder);
        out.println("keys, tokens and secrets are in " + folder);
        out.println("for example " + credentials.tokens().resolve("officer.jwt"));
      }
      case RUN -> {
        return runStack(options, root, folder, environment, out);
      }
    }
    return 0;
  }

  private static int runStack(
      Options options, Path root, Path folder, Map<String, String> environment, PrintStream out)
      throws IOException, LaunchFailure, InterruptedException {
    try (StateFolder state = StateFolder.take(folder)) {
      Port.checkAll(environment);
      if (options.fresh()) {
        state.empty();
      }
      LocalCredentials credentials = LocalCredentials.prepare(folder);
      LocalStack stack = new LocalStack(root, state, credentials, environment, out);
      Thread atExit = new Thread(stack::close, "stop-all");
      Runtime.getRuntime().addShutdownHook(atExit);
      try {
        stack.start();
        printAddresses(stack.addresses(), credentials, state, out);
        out.println("Running. Ctrl-C stops everything in order.");
        while (stack.ended() == null) {
          Thread.sleep(500);
        }
        ChildProcess ended = stack.ended();
        if (ended != null) {
          throw new LaunchFailure(LocalStack.reportOf(ended));
        }
        return 0;
      } finally {
        stack.close();
      }
    }
  }

  private static void printAddresses(
      ServiceAddresses addresses,
      LocalCredentials credentials,
      StateFolder state,
      PrintStream out) {
    out.println();
    out.println("portal-adapter    " + addresses.portalAdapter() + "/q/swagger-ui");
    out.println("request-service   " + addresses.requestService() + "/q/swagger-ui");
    out.println("billing-service   " + addresses.billingService() + "/q/swagger-ui");
    out.println("portal-simulator  " + addresses.portalSimulator());
    out.println("OpenAPI, health   <address>/q/openapi, <address>/q/health");
    out.println("Kafka             " + addresses.kafkaBootstrap());
    out.println("tokens            " + credentials.tokens());
    out.println("logs              " + state.resolve("logs"));
    out.println();
  }
}
