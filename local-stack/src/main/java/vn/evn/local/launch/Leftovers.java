package vn.evn.local.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what an earlier run on the same folder has left, and nothing else: a process counts as ours
 * only if its id, its time of start and its command line all fit.
 */
final class Leftovers {
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

  /** The clock of the boot, which times of start hang on, may be set by a little. */
  private static final Duration SAME_START = Duration.ofSeconds(5);

  private final Path state;
  private final ChildRecords records;
  private final PrintStream out;

  Leftovers(Path state, ChildRecords records, PrintStream out) {
    this.state = state;
    this.records = records;
    this.out = out;
  }

  /** Ends children of an earlier run, the last one first, then its PostgreSQL. */
  void end() throws IOException, InterruptedException {
    List<ChildRecords.ChildRecord> known = new ArrayList<>(records.read());
    Collections.reverse(known);
    for (ChildRecords.ChildRecord child : known) {
      Optional<ProcessHandle> process =
          ours(child.pid(), child.started(), ChildCommands.mark(state));
      if (process.isPresent()) {
        end(child.name(), process.get());
      }
    }
    endPostgres();
    records.clear();
  }

  /**
   * Ends a PostgreSQL server whose starter was killed. The server itself writes its process id,
   * data folder and time of start into the data folder.
   */
  void endPostgres() throws IOException, InterruptedException {
    Path data = state.resolve(StateFolder.POSTGRES);
    Optional<ProcessHandle> server =
        PostmasterFile.in(data).flatMap(file -> ours(file.pid(), file.started(), data.toString()));
    if (server.isPresent()) {
      end("PostgreSQL", server.get());
    }
  }

  private static Optional<ProcessHandle> ours(long pid, Instant started, String mark) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> hasStarted(process, started))
        .filter(process -> process.info().commandLine().orElse("").contains(mark));
  }

  private static boolean hasStarted(ProcessHandle process, Instant started) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, started).abs().compareTo(SAME_START) <= 0)
        .orElse(false);
  }

  private void end(String name, ProcessHandle process) throws InterruptedException {
    out.println("ending " + name + " (process " + process.pid() + "), left by an earlier run");
    process.destroy();
    try {
      process.onExit().get(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), e);
    }
  }
}
