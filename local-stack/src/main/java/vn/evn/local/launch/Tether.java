package vn.evn.local.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Ties a child process to its parent: runs another main class and ends the process, in order, as
 * soon as standard input ends. The parent holds the other end, so a child cannot outlive it, even
 * when the parent was killed.
 */
public final class Tether {
  private Tether() {}

  /**
   * Runs a main class on a tether.
   *
   * @param args name of the main class, then its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    InputStream parent = System.in;
    Thread watch = new Thread(() -> exitAtEndOf(parent), "tether");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void exitAtEndOf(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // What the parent might write is of no interest.
        continue;
      }
    } catch (IOException e) {
      // A broken pipe is an end too.
    }
    System.exit(0);
  }
}
