package vn.evn.local.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.evn.local.token.LocalCredentials;

/** The running local stack: real servers and the services, each a child process on 127.0.0.1. */
final class LocalStack implements AutoCloseable {
  private final ChildCommands commands;
  private final StateFolder state;
  private final LocalCredentials credentials;
  private final Ports ports;
  private final PrintStream out;
  private final HealthProbe health = new HealthProbe();
  private final Deque<ChildProcess> servers = new ArrayDeque<>();
  private final Deque<ChildProcess> services = new ArrayDeque<>();
  private boolean stopped;

  LocalStack(
      ChildCommands commands,
      StateFolder state,
      LocalCredentials credentials,
      Ports ports,
      PrintStream out) {
    this.commands = commands;
    this.state = state;
    this.credentials = credentials;
    this.ports = ports;
    this.out = out;
  }

  /**
   * Starts everything and waits until it can be used.
   *
   * @throws LaunchFailure if a child ends or does not become ready
   */
  void start() throws IOException, LaunchFailure, InterruptedException {
    StartWatch watch = new StartWatch(this::failIfOneEnded, out);
    ChildProcess postgres = start(servers, "postgresql", commands.postgres(), Map.of());
    ChildProcess kafka = start(servers, "kafka", commands.kafka(), Map.of());
    watch.await(Map.of(postgres, postgres::hasSaidReady, kafka, kafka::hasSaidReady));
    Map<ChildProcess, StartWatch.Question> waited = new LinkedHashMap<>();
    for (ServiceProcess service : ServiceProcess.values()) {
      ChildProcess child =
          start(
              services,
              service.module(),
              commands.service(service),
              service.environment(ports, credentials, state.path()));
      waited.put(child, () -> health.isReady(ports.uri(service.port())));
    }
    watch.await(waited);
  }

  /**
   * Looks whether all children run.
   *
   * @throws LaunchFailure with the last lines of a child that has ended by itself
   */
  void failIfOneEnded() throws LaunchFailure, InterruptedException {
    ChildProcess ended = ended();
    if (ended != null) {
      out.println(ended.name() + " has ended by itself; stopping the rest");
      throw new LaunchFailure(ended.reportOfEnd());
    }
  }

  private synchronized @Nullable ChildProcess ended() {
    if (stopped) {
      return null;
    }
    List<ChildProcess> all = new ArrayList<>(servers);
    all.addAll(services);
    return all.stream().filter(child -> !child.isAlive()).findFirst().orElse(null);
  }

  /**
   * Stops the services together, then Kafka, then PostgreSQL, and leaves none; may be called twice.
   */
  @Override
  public synchronized void close() {
    if (stopped) {
      return;
    }
    stopped = true;
    services.forEach(ChildProcess::askToStop);
    stopLastFirst(services);
    stopLastFirst(servers);
    try {
      new Leftovers(state.path(), state.children(), out).endPostgres();
      state.children().clear();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell whether PostgreSQL has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopLastFirst(Deque<ChildProcess> children) {
    while (!children.isEmpty()) {
      ChildProcess child = children.removeLast();
      child.stop();
      out.println("stopped " + child.name());
    }
  }

  private synchronized ChildProcess start(
      Deque<ChildProcess> group, String name, List<String> command, Map<String, String> settings)
      throws IOException, LaunchFailure {
    if (stopped) {
      throw new LaunchFailure("Stopped before everything was started.");
    }
    out.println("starting " + name);
    ChildProcess child =
        ChildProcess.start(name, command, settings, state.path().resolve(StateFolder.LOGS));
    group.addLast(child);
    state.children().add(name, child.handle());
    return child;
  }
}
