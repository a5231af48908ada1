package vn.evn.local.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.evn.local.server.EmbeddedPostgresServer;

/** A PostgreSQL server of the local stack as a process of its own, stopped in order at its end. */
public final class PostgresMain {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration TIME_FOR_LAST_WORDS = Duration.ofMillis(500);

  private PostgresMain() {}

  /**
   * Starts the server and stays as long as it runs.
   *
   * @param args data folder, port, then the databases
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Path.of(args[0]);
    EmbeddedPostgresServer server =
        EmbeddedPostgresServer.persistent(data, Integer.parseInt(args[1]));
    AtomicBoolean closing = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  closing.set(true);
                  server.close();
                },
                "stop-postgresql"));
    ProcessHandle postmaster = postmasterOf(data);
    for (int i = 2; i < args.length; i++) {
      server.createDatabase(args[i]);
    }
    // A line of its own, also while pg_ctl still writes its dots.
    System.out.print("\n" + ChildProcess.READY + "\n");
    System.out.flush();
    while (isRunning(postmaster)) {
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
    if (closing.get()) {
      // Stopped as ordered: the end of this process is under way.
      Thread.currentThread().join();
    }
    // The processes that serve its connections say something as they end, too; this is to be last.
    Thread.sleep(TIME_FOR_LAST_WORDS.toMillis());
    System.out.println(
        "PostgreSQL (process " + postmaster.pid() + ") has ended without being asked to.");
    // No hooks: there is no server left that could be stopped in order.
    Runtime.getRuntime().halt(1);
  }

  private static ProcessHandle postmasterOf(Path data) throws IOException {
    return PostmasterFile.in(data)
        .flatMap(file -> ProcessHandle.of(file.pid()))
        .orElseThrow(
            () -> new IllegalStateException("PostgreSQL runs, but its process is not in " + data));
  }

  /**
   * Whether the server runs. It is nobody's child, so its end is looked for; one that nobody has
   * waited for has a process still, but no command line.
   */
  private static boolean isRunning(ProcessHandle postmaster) {
    return postmaster.isAlive() && postmaster.info().commandLine().isPresent();
  }
}
