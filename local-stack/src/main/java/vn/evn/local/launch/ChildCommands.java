package vn.evn.local.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the children: virtual machines of the same Java, tied to the launcher. */
final class ChildCommands {
  private static final String HEAP_OF_POSTGRES_STARTER = "64m";
  private static final String HEAP_OF_KAFKA = "512m";
  private static final String HEAP_OF_A_SERVICE = "384m";

  private static final List<String> LOG_WITH_TIME =
      List.of(
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private final Path root;
  private final Path state;
  private final Ports ports;

  /**
   * Commands for one checkout.
   *
   * @param root of the checkout, built
   * @param state folder of this stack
   */
  ChildCommands(Path root, Path state, Ports ports) {
    this.root = root;
    this.state = state;
    this.ports = ports;
  }

  /** What every command line of this stack holds, and of no other. */
  static String mark(Path state) {
    return "-Devn.local.stack=" + state;
  }

  List<String> postgres() {
    List<String> command =
        java(
            HEAP_OF_POSTGRES_STARTER,
            LOG_WITH_TIME,
            serverClassPath(),
            PostgresMain.class.getName());
    command.add(state.resolve(StateFolder.POSTGRES).toString());
    command.add(String.valueOf(ports.number(Port.POSTGRES)));
    command.addAll(ServiceProcess.databases());
    return command;
  }

  List<String> kafka() {
    List<String> command =
        java(HEAP_OF_KAFKA, LOG_WITH_TIME, serverClassPath(), KafkaMain.class.getName());
    command.add(state.resolve(StateFolder.KAFKA).toString());
    command.add(String.valueOf(ports.number(Port.KAFKA)));
    command.add(String.valueOf(ports.number(Port.KAFKA_CONTROLLER)));
    return command;
  }

  /**
   * The command of a service.
   *
   * @throws LaunchFailure if it is not built
   */
  List<String> service(ServiceProcess service) throws LaunchFailure {
    Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new LaunchFailure(service.module() + " is not built: " + jar + " is missing.");
    }
    return java(
        HEAP_OF_A_SERVICE,
        List.of("-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
        ownClasses() + ":" + jar,
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  private String serverClassPath() {
    // The pattern, not the files: the command line stays short enough to be read back.
    return ownClasses() + ":" + root.resolve("local-stack/target/lib") + "/*";
  }

  private Path ownClasses() {
    return root.resolve("local-stack/target/classes");
  }

  private List<String> java(String heap, List<String> options, String classPath, String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark(state));
    command.add("-Xmx" + heap);
    command.add("-XX:+UseSerialGC");
    command.add("-Dfile.encoding=UTF-8");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, Tether.class.getName(), main));
    return command;
  }
}
