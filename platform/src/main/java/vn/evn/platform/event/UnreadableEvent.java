package vn.evn.platform.event;

/** A record of a topic is not an event of the form agreed; reading it again will not help. */
public class UnreadableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableEvent(String message, Throwable cause) {
    // The cause's own message may quote the data, so its class has to do.
    super(message + " (" + cause.getClass().getSimpleName() + ")");
  }

  public UnreadableEvent(String message) {
    super(message);
  }
}
