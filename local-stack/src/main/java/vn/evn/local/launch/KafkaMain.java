package vn.evn.local.launch;

import java.nio.file.Path;
import vn.evn.local.server.EmbeddedKafkaBroker;

/** A Kafka broker of the local stack as a process of its own, stopped in order at its end. */
public final class KafkaMain {
  private KafkaMain() {}

  /**
   * Starts the broker.
   *
   * @param args folder of the logs, port of clients, port of the controller
   */
  public static void main(String[] args) throws InterruptedException {
    EmbeddedKafkaBroker broker =
        new EmbeddedKafkaBroker(
            Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
    broker.start();
    System.out.println(ChildProcess.READY);
    Thread.currentThread().join();
  }
}
