package vn.evn.local.launch;

import java.nio.file.Path;
import vn.evn.local.server.EmbeddedPostgresServer;

/** A PostgreSQL server of the local stack as a process of its own, stopped in order at its end. */
public final class PostgresMain {
  private PostgresMain() {}

  /**
   * Starts the server.
   *
   * @param args data folder, port, then the databases
   */
  public static void main(String[] args) throws InterruptedException {
    EmbeddedPostgresServer server =
        EmbeddedPostgresServer.persistent(Path.of(args[0]), Integer.parseInt(args[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-postgresql"));
    for (int i = 2; i < args.length; i++) {
      server.createDatabase(args[i]);
    }
    System.out.println(ChildProcess.READY);
    Thread.currentThread().join();
  }
}
