package vn.evn.local.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running child of the launcher, with its log. */
final class ChildProcess {
  /** What a child prints when it can be used. */
  static final String READY = "local-stack: ready";

  private static final int LAST_LINES = 20;
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
  private static final Duration TIME_FOR_LAST_WORDS = Duration.ofSeconds(2);

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread reader = new Thread(this::copyOutput);
  private final Deque<String> lastLines = new ArrayDeque<>();
  private volatile boolean ready;

  private ChildProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a child.
   *
   * @param logs folder for its log, {@code <name>.log}
   */
  static ChildProcess start(
      String name, List<String> command, Map<String, String> environment, Path logs)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(detached(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path log = Files.createDirectories(logs).resolve(name + ".log");
    ChildProcess child = new ChildProcess(name, builder.start(), log);
    child.reader.setName("log-" + name);
    child.reader.setDaemon(true);
    child.reader.start();
    return child;
  }

  /**
   * In a session of its own: Ctrl-C goes to the launcher alone, which then stops the children in
   * order.
   */
  private static List<String> detached(List<String> command) {
    Path setsid = Path.of("/usr/bin/setsid");
    if (!Files.isExecutable(setsid)) {
      return command;
    }
    List<String> detached = new ArrayList<>(List.of(setsid.toString()));
    detached.addAll(command);
    return detached;
  }

  String name() {
    return name;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has said that it can be used. */
  boolean hasSaidReady() {
    return ready;
  }

  /** What to say of a child that has ended by itself: its exit code and its last lines. */
  String reportOfEnd() throws InterruptedException {
    // The process may be gone a moment before its last lines are read.
    reader.join(TIME_FOR_LAST_WORDS.toMillis());
    List<String> lines;
    synchronized (lastLines) {
      lines = List.copyOf(lastLines);
    }
    return name
        + " ended with exit code "
        + process.exitValue()
        + ". The end of its log, "
        + log
        + ":\n  "
        + (lines.isEmpty() ? "(it wrote nothing)" : String.join("\n  ", lines));
  }

  /** Asks the child to end, without waiting: its standard input ends (see Tether). */
  void askToStop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }

  /** Asks the child to end and waits; ends it by force if it does not. */
  void stop() {
    askToStop();
    try {
      if (!process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
      reader.join(TIME_FOR_LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void copyOutput() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter file =
            new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8), true)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        file.println(line);
        if (line.equals(READY)) {
          ready = true;
        }
        remember(line);
      }
    } catch (IOException e) {
      remember("(its output could not be read any further: " + e.getMessage() + ")");
    }
  }

  private void remember(String line) {
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.removeFirst();
      }
    }
  }
}
