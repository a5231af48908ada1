package vn.evn.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) in this virtual machine. It can be stopped and started
 * again on the same folder and port, so that a test can take the broker away.
 */
public final class EmbeddedKafkaBroker implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final boolean temporary;
  private @Nullable KafkaRaftServer server;

  /**
   * Prepares a broker; {@link #start} starts it.
   *
   * @param folder for its logs; formatted at the first start, kept at {@link #close}
   * @param port of clients on 127.0.0.1
   * @param controllerPort of the controller on 127.0.0.1
   */
  public EmbeddedKafkaBroker(Path folder, int port, int controllerPort) {
    this(folder, port, controllerPort, false);
  }

  private EmbeddedKafkaBroker(Path folder, int port, int controllerPort, boolean temporary) {
    this.temporary = temporary;
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /**
   * A started broker for tests on free ports with a folder of its own, which goes at {@link #close}
   * or, of a broker that nobody closes, with this virtual machine.
   */
  public static EmbeddedKafkaBroker temporary() {
    try {
      Path folder = Files.createTempDirectory("kafka-test");
      EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker(folder, freePort(), freePort(), true);
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-test-kafka"));
      broker.start();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Starts the broker; does nothing if it runs. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    format();
    KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
    started.startup();
    server = started;
  }

  /** Stops the broker in order and keeps its folder; does nothing if it does not run. */
  public synchronized void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  /** Stops the broker in order; the folder of a temporary one is deleted. */
  @Override
  public synchronized void close() {
    stop();
    if (temporary) {
      try {
        Folders.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot delete " + folder, e);
      }
    }
  }

  private void format() {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(folder);
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .setDirectories(List.of(folder.toString()))
          .setMetadataLogDirectory(folder.toString())
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format the Kafka folder " + folder, e);
    }
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("num.partitions", "4");
    settings.put("auto.create.topics.enable", "true");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // Projections are rebuilt from the topics: nothing is thrown away by age.
    settings.put("log.retention.ms", "-1");
    return settings;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
